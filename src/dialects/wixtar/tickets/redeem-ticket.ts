import { z } from 'zod'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { redeemVouchers } from '../../../core/vouchers/redeem-vouchers.ts'
import { endpoint } from '../endpoint.ts'
import { codeInput, orderNumberInput, voucherNumbersInput } from '../inputs.ts'

// Inferred: the page is missing; the body is that of its cancel (spec/wixtar/tickets.md).
const body = z.object({
  store_id: codeInput.min(1),
  order_id: z.union([z.literal(''), orderNumberInput]).nullish(),
  ticket_ids: voucherNumbersInput,
})

/** "Redeem ticket": PATCH /v1/ticket/redemption */
export const redeemTicketEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, merchantId, now, body: sent } = call
  const store = await loadStore(db, merchantId, { code: sent.store_id })
  await redeemVouchers(
    db,
    actor,
    { numbers: sent.ticket_ids, store_id: store.id, order_number: sent.order_id || '' },
    now,
  )
  return null
})
