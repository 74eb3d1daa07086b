import { z } from 'zod'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { resetVouchers } from '../../../core/vouchers/return-vouchers.ts'
import { endpoint } from '../endpoint.ts'
import { codeInput, orderNumberInput } from '../inputs.ts'

const body = z.object({
  store_id: codeInput.min(1),
  ticket_id: z.string().min(1).max(64),
  order_id: z.union([z.literal(''), orderNumberInput]).nullish(),
})

/** "Reset Ticket": PATCH /v1/ticket/reset */
export const resetTicketEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, merchantId, now, body: sent } = call
  await loadStore(db, merchantId, { code: sent.store_id })
  await resetVouchers(
    db,
    actor,
    // Inferred: back to unused in whatever store it was used, and also when nobody used it.
    { numbers: [sent.ticket_id], order_number: sent.order_id || undefined },
    now,
  )
  return null
})
