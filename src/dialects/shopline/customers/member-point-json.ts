import type { LedgerEntry } from '../../../core/customers/find-ledger-entries.ts'
import { optionalTimeJson, timeJson } from '../time.ts'
import { isSpent } from './store-credit-json.ts'

// Inferred: what the tills' words for points mean here (spec/wixtar/points.md, Point types).
const typeOfTill: Record<string, string> = {
  new_consumption: 'auto_reward',
  sales_return_reduction: 'return_order_revert',
  exchange: 'redeemed_to_cash',
  exchange_sell_back: 'return_order_revert',
  transfer_out: 'manual',
  transfer_in: 'manual',
}

/** SHOPLINE's MemberPoint: one row of the point history. Quirk 39: it has no id of its own. */
export function memberPointJson(entry: LedgerEntry): object {
  return {
    customer_id: entry.customer_id,
    point_balance: entry.balance,
    remarks: entry.remarks,
    value: entry.amount,
    order_id: entry.order_id,
    order_number: entry.order_number,
    type: typeOfTill[entry.type] ?? entry.type,
    is_redeem: isSpent(entry),
    expire_at: optionalTimeJson(entry.expires_at),
    created_at: timeJson(entry.occurred_at),
  }
}
