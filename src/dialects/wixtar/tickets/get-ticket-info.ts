import { z } from 'zod'
import { loadStore } from '../../../core/merchants/find-stores.ts'
import { loadVoucher } from '../../../core/vouchers/find-vouchers.ts'
import { refusalOfUse, type Voucher } from '../../../core/vouchers/voucher.ts'
import { endpoint } from '../endpoint.ts'
import { errorReply } from '../errors.ts'
import { codeInput, filterInput } from '../inputs.ts'
import { amountJson } from '../money.ts'
import { localTimeJson } from '../time.ts'
import { kindNameOf, kindTypeOf } from './ticket-words.ts'

const query = z.object({
  id: z.string().min(1).max(255),
  order_id: filterInput(z.string().max(64)),
  store_id: filterInput(codeInput),
  language: filterInput(z.string().max(16)),
})

/** "Get Ticket Info V2": GET /v2/ticket/info */
export const getTicketInfoEndpoint = endpoint({ query }, async (call) => {
  const { db, merchantId, timezone, now, query: asked } = call
  if (asked.store_id) await loadStore(db, merchantId, { code: asked.store_id })
  const voucher = await loadVoucher(db, merchantId, asked.id)
  return ticketInfoJson(voucher, timezone, now)
})

// Inferred: the answer has no sample; the keys and their order are those of the table.
function ticketInfoJson(voucher: Voucher, timezone: string, now: Date): object {
  const { kind, use } = voucher
  const refusal = refusalOfUse(voucher, now)
  const hint = refusal ? (errorReply(refusal).body as { message: string }).message : ''
  return {
    id: voucher.number,
    product_id: kind.product_code,
    product_name: kind.product_name,
    price: amountJson(kind.price_minor),
    redeem_product_id: kind.redeem_product_code,
    kind_id: kind.code,
    kind_name: kindNameOf[kind.type],
    kind_type: kindTypeOf[kind.type],
    product_ticket_type: kind.sale_kind.toUpperCase(),
    available: refusal === null,
    start_date: localTimeJson(voucher.starts_at, timezone),
    end_date: localTimeJson(voucher.ends_at, timezone),
    message: hint,
    // Quirk 11: 70 is seventy dollars off, or seventy percent to pay, by the kind.
    ...(kind.discount === null ? {} : { discount: kind.discount }),
    vip_id: voucher.customer_number ?? '',
    // Inferred: the words of the usage records.
    ticket_status: use ? 'DESTROY' : 'CREATE',
    ...(use ? { back_shop: use.store_code, back_date: localTimeJson(use.used_at, timezone) } : {}),
  }
}
