import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { type CustomerKey, lockCustomer } from './load-customer.ts'

export type Ledger = 'credits' | 'points'

const balanceOf = statement(
  'ledger_balance',
  `select coalesce(sum(amount), 0)::float8 as balance from ledger_entries
    where merchant_id = $1 and customer_id = $2 and ledger = $3`,
)

const insertEntry = statement(
  'ledger_insert',
  `insert into ledger_entries (merchant_id, id, ledger, customer_id, order_id, type, amount, remarks,
     expires_at, actor_id, actor_name, occurred_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)

export interface BalanceChange {
  ledger: Ledger
  customerId: string | null
  orderId: string | null
  /** The ledger's own word for why: applied_credit, redeemed_to_cash, manual_credit … */
  type: string
  /** Hundredths for credits, whole points for points; negative takes away. */
  amount: number
  remarks?: string
  expiresAt?: Date | null
  /** The input that asked for it, for the refusal. */
  field?: string
  now: Date
}

/**
 * Appends one entry to a customer's credits or points. The caller holds the customer's row lock.
 * Refuses to take more than the balance (credits_insufficient, points_insufficient).
 */
export async function changeBalance(tx: Tx, actor: Actor, change: BalanceChange): Promise<void> {
  const insufficient = change.ledger === 'credits' ? 'credits_insufficient' : 'points_insufficient'
  const values = change.field ? { field: change.field } : {}
  if (change.customerId === null) throw new DomainError(insufficient, values)
  if (change.amount < 0) {
    const balance = await readBalance(tx, actor.merchant.id, change.customerId, change.ledger)
    if (balance + change.amount < 0) throw new DomainError(insufficient, values)
  }
  await tx.run(insertEntry, [
    actor.merchant.id,
    newId(change.now),
    change.ledger,
    change.customerId,
    change.orderId,
    change.type,
    change.amount,
    change.remarks ?? '',
    change.expiresAt ?? null,
    actor.id,
    actor.name,
    change.now,
  ])
}

async function readBalance(
  tx: Tx,
  merchantId: string,
  customerId: string,
  ledger: Ledger,
): Promise<number> {
  const [row] = await tx.run<{ balance: number }>(balanceOf, [merchantId, customerId, ledger])
  return row?.balance ?? 0
}

/** One row of a ledger with what it left behind. */
export interface LedgerEntry {
  id: string
  customer_id: string
  order_id: string | null
  type: string
  amount: number
  remarks: string
  expires_at: string | null
  actor_id: string | null
  actor_name: string
  occurred_at: string
  /** The balance after this entry. */
  balance: number
  /** What is left of a grant when the oldest grants are spent first; 0 for what takes away. */
  unspent: number
  order_number: string | null
  merchant_order_number: string | null
  order_source: string | null
}

const findEntries = statement(
  'ledger_find',
  `select row_to_json(e) as entry from (
     select l.id, l.customer_id, l.order_id, l.type, l.amount, l.remarks, l.expires_at, l.actor_id,
            l.actor_name, l.occurred_at, l.balance,
            case when l.amount > 0 then least(l.amount, greatest(l.granted - l.spent, 0)) else 0 end
              as unspent,
            o.order_number, o.merchant_number as merchant_order_number, o.source as order_source
       from (select x.*,
                    sum(x.amount) over (order by x.occurred_at, x.id) as balance,
                    sum(greatest(x.amount, 0)) over (order by x.occurred_at, x.id) as granted,
                    -sum(least(x.amount, 0)) over () as spent
               from ledger_entries x
              where x.merchant_id = $1 and x.customer_id = $2 and x.ledger = $3) l
       left join orders o on o.merchant_id = $1 and o.id = l.order_id
      order by l.occurred_at desc, l.id desc limit $4 offset $5) e`,
)

const countEntries = statement(
  'ledger_count',
  `select count(*)::float8 as count from ledger_entries
    where merchant_id = $1 and customer_id = $2 and ledger = $3`,
)

/** One page of a customer's ledger, newest first, and how many entries there are. */
export async function findLedgerEntries(
  db: Db,
  merchantId: string,
  whose: { customer_id: string; ledger: Ledger },
  paging: { limit: number; offset: number },
): Promise<{ items: LedgerEntry[]; total_count: number }> {
  const values = [merchantId, whose.customer_id, whose.ledger]
  const [rows, total] = await Promise.all([
    db.read<{ entry: LedgerEntry }>(findEntries, [...values, paging.limit, paging.offset]),
    db.read<{ count: number }>(countEntries, values),
  ])
  return { items: rows.map((row) => row.entry), total_count: total[0]?.count ?? 0 }
}

const insertEvents = statement('ledger_insert_events', insertEventsSql('$1'))

/** A change of credits or points by hand. */
export interface Adjustment {
  ledger: Ledger
  /** Hundredths for credits, whole points for points; negative takes away. */
  amount: number
  type: string
  remarks: string
  expires_at?: Date | null
  /** Takes away all that is there first, so that `amount` is the new balance. */
  replaces?: boolean
}

/**
 * Changes the credits or points of a customer under its lock and returns the entry. Refuses an
 * unknown customer, and what changeBalance refuses.
 */
export async function adjustBalance(
  db: Db,
  actor: Actor,
  key: CustomerKey,
  adjustment: Adjustment,
  now: Date,
): Promise<LedgerEntry> {
  const { ledger, amount } = adjustment
  const merchantId = actor.merchant.id
  return db.transaction(async (tx) => {
    const { id } = await lockCustomer(tx, merchantId, key)
    const change = {
      ledger,
      customerId: id,
      orderId: null,
      type: adjustment.type,
      field: 'value',
      now,
    }
    const balance = adjustment.replaces ? await readBalance(tx, merchantId, id, ledger) : 0
    const { remarks } = adjustment
    if (balance > 0) await changeBalance(tx, actor, { ...change, amount: -balance, remarks })
    await changeBalance(tx, actor, {
      ...change,
      amount,
      remarks,
      expiresAt: adjustment.expires_at ?? null,
    })
    const event = newEvent(actor, 'customer.balance_changed', id, { ledger, amount }, now)
    await tx.run(insertEvents, [JSON.stringify([event])])
    const [row] = await tx.run<{ entry: LedgerEntry }>(findEntries, [merchantId, id, ledger, 1, 0])
    return (row as { entry: LedgerEntry }).entry
  })
}
