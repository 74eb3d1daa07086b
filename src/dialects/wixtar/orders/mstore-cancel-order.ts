import { z } from 'zod'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { cancelOrder } from '../../../core/orders/cancel-order.ts'
import { endpoint } from '../endpoint.ts'
import { InputError } from '../errors.ts'
import { codeInput, orderParams } from '../inputs.ts'

const body = z.object({ shop_id: codeInput.min(1), order_id: z.string() })

/** "mStore Cancel Order": PATCH /v1/orders/{order_id}/shop_order_cancel */
export const mstoreCancelOrderEndpoint = endpoint({ params: orderParams, body }, async (call) => {
  const { db, actor, merchantId, now, params, body: sent } = call
  // Inferred: two different numbers are a mistake of the caller.
  if (sent.order_id !== params.order_id) throw new InputError('訂單編號不一致')
  const store = await loadStore(db, merchantId, { code: sent.shop_id })
  await cancelOrder(
    db,
    actor,
    { wixtar_number: params.order_id },
    // Inferred: cancelling a paid order at the till gives the money back.
    { store_id: store.id, paid_becomes: 'refunded' },
    now,
  )
  return null
})
