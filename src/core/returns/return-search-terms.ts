import { searchTerms } from '../search-terms.ts'
import type { ReturnOrder } from './return-order.ts'

/** The terms a return is found by: its number, its people, its parcel (orders.md 6.1, `query`). */
export function returnSearchTerms(made: ReturnOrder): string[] {
  return searchTerms([
    made.return_number,
    made.customer_name,
    made.customer_email,
    made.customer_phone,
    made.recipient_name,
    made.recipient_phone,
    made.tracking_number,
  ])
}
