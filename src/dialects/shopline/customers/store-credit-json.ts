import type { LedgerEntry } from '../../../core/customers/find-ledger-entries.ts'
import { divideRounded } from '../../../core/money.ts'
import { moneyJson } from '../money.ts'
import { optionalTimeJson, timeJson } from '../time.ts'

/** SHOPLINE's StoreCredit (spec/shopline/promotions-and-points.md): one row of the credit history. */
export function storeCreditJson(
  entry: LedgerEntry,
  context: { currency: string; refUserId: string | null; now: Date },
): object {
  return {
    // Quirk 30: this id is called _id.
    _id: entry.id,
    customer_id: entry.customer_id,
    credit_balance: divideRounded(entry.balance, 100),
    remarks: entry.remarks,
    value: divideRounded(entry.amount, 100),
    end_at: optionalTimeJson(entry.expires_at),
    performer_id: entry.actor_id,
    performer_name: entry.actor_name,
    fulfillment_balance: divideRounded(entry.unspent, 100),
    type: entry.type,
    created_at: timeJson(entry.occurred_at),
    customer_ref_user_id: context.refUserId,
    status: statusOf(entry, context.now),
    is_redeem: isSpent(entry),
    order_id: entry.order_id,
    value_dollar: moneyJson(entry.amount, context.currency),
    user_credit_rule_id: null,
    order_number: entry.order_number,
    merchant_order_number: entry.merchant_order_number,
    order_created_by: entry.order_source,
  }
}

/** Whether a grant is used up, rather than over. */
export function isSpent(entry: LedgerEntry): boolean {
  return entry.amount > 0 && entry.unspent === 0 && entry.expired === 0
}

// Inferred: a row that takes away stays active, since nothing of it can be used or expire.
function statusOf(entry: LedgerEntry, now: Date): string {
  if (isSpent(entry)) return 'used'
  if (entry.expired > 0) return 'expired'
  const isOver = entry.expires_at !== null && Date.parse(entry.expires_at) <= now.getTime()
  return isOver ? 'expired' : 'active'
}
