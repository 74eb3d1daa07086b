import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import type { BalanceChange } from './ledger.ts'
import { type CounterAccount, counterAccountOf } from './ledger-accounts.ts'

/** A part of a grant that an entry takes. */
export interface Draw {
  grant_id: string
  amount: number
}

/** One row of `ledger_entries`. */
interface EntryRow {
  merchant_id: string
  id: string
  posting_id: string
  ledger: string
  account: 'customer' | CounterAccount
  customer_id: string | null
  order_id: string | null
  store_id: string | null
  type: string
  amount: number
  remarks: string
  expires_at: string | null
  details: object
  actor_id: string | null
  actor_name: string
  occurred_at: string
}

const insertPosting = statement(
  'ledger_post',
  `with entries as (
     insert into ledger_entries (merchant_id, id, posting_id, ledger, account, customer_id, order_id,
       store_id, type, amount, remarks, expires_at, details, actor_id, actor_name, occurred_at)
     select merchant_id, id, posting_id, ledger, account, customer_id, order_id,
       store_id, type, amount, remarks, expires_at, details, actor_id, actor_name, occurred_at
       from json_populate_recordset(null::ledger_entries, $1::json)
   ), draws as (
     insert into ledger_draws (merchant_id, entry_id, grant_id, amount)
     select merchant_id, entry_id, grant_id, amount
       from json_populate_recordset(null::ledger_draws, $2::json)
   )
   ${insertEventsSql('$3')}`,
)

/**
 * Writes one posting with its event: the customer's entry, whose id it returns, the counter entry,
 * and which grants it is taken from. The only place that writes to a ledger; entries that do not sum to zero, or a taking
 * that is not wholly drawn from grants, are a bug.
 */
export async function writePosting(
  tx: Tx,
  actor: Actor,
  change: BalanceChange & { customerId: string },
  draws: Draw[],
): Promise<string> {
  const id = newId(change.now)
  const entries = entriesOf(actor, id, change)
  const drawn = draws.reduce((sum, draw) => sum + draw.amount, 0)
  if (entries.reduce((sum, entry) => sum + entry.amount, 0) !== 0) throw new Error('unbalanced')
  if (drawn !== Math.max(0, -change.amount)) throw new Error('not drawn from grants')
  const { ledger, amount, type } = change
  const event = newEvent(
    actor,
    'customer.balance_changed',
    change.customerId,
    { ledger, amount, type, entry_id: id, order_id: change.orderId },
    change.now,
  )
  await tx.run(insertPosting, [
    JSON.stringify(entries),
    JSON.stringify(
      draws.map((draw) => ({ merchant_id: actor.merchant.id, entry_id: id, ...draw })),
    ),
    JSON.stringify([event]),
  ])
  return id
}

function entriesOf(
  actor: Actor,
  id: string,
  change: BalanceChange & { customerId: string },
): EntryRow[] {
  const entry: EntryRow = {
    merchant_id: actor.merchant.id,
    id,
    posting_id: id,
    ledger: change.ledger,
    account: 'customer',
    customer_id: change.customerId,
    order_id: change.orderId,
    store_id: change.storeId ?? null,
    type: change.type,
    amount: change.amount,
    remarks: change.remarks ?? '',
    expires_at: change.expiresAt?.toISOString() ?? null,
    details: change.details ?? {},
    actor_id: actor.id,
    actor_name: actor.name,
    occurred_at: change.now.toISOString(),
  }
  // The customer's entry alone names the order, so that sums over an order count it once.
  const counter: EntryRow = {
    ...entry,
    id: newId(change.now),
    account: counterAccountOf(change.type, change.orderId),
    customer_id: null,
    order_id: null,
    store_id: null,
    amount: 0 - change.amount,
    remarks: '',
    expires_at: null,
    details: {},
  }
  return [entry, counter]
}
