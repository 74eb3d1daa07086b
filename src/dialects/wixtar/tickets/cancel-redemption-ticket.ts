import { z } from 'zod'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { cancelRedemption } from '../../../core/vouchers/return-vouchers.ts'
import { endpoint } from '../endpoint.ts'
import { codeInput, orderNumberInput, voucherNumbersInput } from '../inputs.ts'

const body = z.object({
  store_id: codeInput.min(1),
  order_id: z.union([z.literal(''), orderNumberInput]).nullish(),
  ticket_ids: voucherNumbersInput,
})

/** "Cancel Redemption Ticket": PATCH /v1/ticket/cancel_redemption */
export const cancelRedemptionTicketEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, merchantId, now, body: sent } = call
  const store = await loadStore(db, merchantId, { code: sent.store_id })
  await cancelRedemption(
    db,
    actor,
    // Inferred: a use is cancelled where it was, and for its order when one is named.
    {
      numbers: sent.ticket_ids,
      store_id: store.id,
      order_number: sent.order_id || undefined,
    },
    now,
  )
  return null
})
