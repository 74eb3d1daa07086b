import { findVoucherUses, type VoucherUse } from '../../../core/vouchers/find-vouchers.ts'
import { endpoint } from '../endpoint.ts'
import { memberIdOf } from '../members/member-of.ts'
import { amountJson } from '../money.ts'
import { localDateJson, localTimeJson } from '../time.ts'
import { kindNameOf, ticketTypeOf } from './ticket-words.ts'

// Inferred: the vendor's list has no pages; this is a guard of ours.
const useCountMax = 2000

/** "Get Tickets Usage Records": GET /v1/tickets_usage_records, of the token's member */
export const getTicketsUsageRecordsEndpoint = endpoint({}, async (call) => {
  const { db, access, merchantId, timezone } = call
  const uses = await findVoucherUses(db, merchantId, memberIdOf(access), useCountMax)
  return { tickets: uses.map((use) => usedTicketJson(use, timezone)) }
})

function usedTicketJson(use: VoucherUse, timezone: string): object {
  const { kind } = use
  // Quirk 12: days have slashes here and nowhere else.
  const day = (instant: string) => localDateJson(instant, timezone).replaceAll('-', '/')
  return {
    id: use.number,
    name: kind.name,
    ticket_type: ticketTypeOf(kind.sale_kind),
    ticket_kind: kindNameOf[kind.type],
    product_name: kind.product_name,
    price: amountJson(kind.price_minor),
    points: kind.points,
    img: kind.details.media?.url ?? null,
    can_transfer: kind.details.is_transferable ?? false,
    description: kind.details.description ?? '',
    begin_date: day(use.starts_at),
    end_date: day(use.ends_at),
    use_time: localTimeJson(use.used_at, timezone),
    is_hidden_ticket_no: kind.details.hides_number ?? false,
    store: use.store_name,
    // Inferred: CREATE is a use that stands, as in the sample; DESTROY one that was taken back.
    status: use.returned_at === null ? 'CREATE' : 'DESTROY',
  }
}
