import { findLedgerEntry } from '../../../core/customers/find-ledger-entries.ts'
import { findCustomer } from '../../../core/customers/load-customer.ts'
import type { RecordedEvent } from '../../../core/events.ts'
import type { Merchant } from '../../../core/merchants/merchant.ts'
import type { Db } from '../../../platform/db.ts'
import { memberPointJson } from '../customers/member-point-json.ts'
import { storeCreditJson } from '../customers/store-credit-json.ts'

// Inferred: the resource of these topics is the row of the history that the change has added.

/** The row of a customer's credit history that an event tells of; null when there is none. */
export async function userCreditResource(
  db: Db,
  merchant: Merchant,
  event: RecordedEvent,
): Promise<Record<string, unknown> | null> {
  const [entry, customer] = await Promise.all([
    entryOf(db, merchant, event),
    findCustomer(db, merchant.id, { id: event.subject_id }),
  ])
  const context = {
    currency: merchant.currency,
    refUserId: customer?.ref_user_id ?? null,
    now: new Date(event.occurred_at),
  }
  return entry && { ...storeCreditJson(entry, context) }
}

/** The row of a customer's point history that an event tells of; null when there is none. */
export async function memberPointResource(
  db: Db,
  merchant: Merchant,
  event: RecordedEvent,
): Promise<Record<string, unknown> | null> {
  const entry = await entryOf(db, merchant, event)
  return entry && { ...memberPointJson(entry) }
}

function entryOf(db: Db, merchant: Merchant, { subject_id, data }: RecordedEvent) {
  const ledger = data.ledger === 'credits' ? 'credits' : 'points'
  return findLedgerEntry(
    db,
    merchant.id,
    { customer_id: subject_id, ledger },
    String(data.entry_id),
  )
}
