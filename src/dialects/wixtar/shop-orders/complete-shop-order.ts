import { z } from 'zod'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { completeOrder } from '../../../core/orders/complete-order.ts'
import { endpoint } from '../endpoint.ts'
import { codeInput, infoInput, orderParams, personOf } from '../inputs.ts'

const body = z.object({ store_id: codeInput.min(1), operator: infoInput.optional() })

/**
 * "Complete Shop Order": PATCH /v1/shop_order/{order_id}/complete. An extension of ours: the vendor
 * documents no call that marks an order paid and done (spec/wixtar/shop-order.md, Cancelling).
 */
export const completeShopOrderEndpoint = endpoint({ params: orderParams, body }, async (call) => {
  const { db, actor, merchantId, now, params, body: sent } = call
  const store = await loadStore(db, merchantId, { code: sent.store_id })
  await completeOrder(
    db,
    actor,
    { wixtar_number: params.order_id },
    { store, operator: personOf(sent.operator) },
    now,
  )
  return null
})
