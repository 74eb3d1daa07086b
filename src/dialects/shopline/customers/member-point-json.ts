import type { LedgerEntry } from '../../../core/customers/find-ledger-entries.ts'
import { optionalTimeJson, timeJson } from '../time.ts'
import { isSpent } from './store-credit-json.ts'

/** SHOPLINE's MemberPoint: one row of the point history. Quirk 39: it has no id of its own. */
export function memberPointJson(entry: LedgerEntry): object {
  return {
    customer_id: entry.customer_id,
    point_balance: entry.balance,
    remarks: entry.remarks,
    value: entry.amount,
    order_id: entry.order_id,
    order_number: entry.order_number,
    type: entry.type,
    is_redeem: isSpent(entry),
    expire_at: optionalTimeJson(entry.expires_at),
    created_at: timeJson(entry.occurred_at),
  }
}
