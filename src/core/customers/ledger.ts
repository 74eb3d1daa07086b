import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import type { Minor } from '../money.ts'
import { findLedgerEntriesIn, type LedgerEntry } from './find-ledger-entries.ts'
import { expiryType } from './ledger-accounts.ts'
import { type Draw, writePosting } from './ledger-posting.ts'
import { type CustomerKey, lockCustomer } from './load-customer.ts'

export type Ledger = 'credits' | 'points'

export interface BalanceChange {
  ledger: Ledger
  customerId: string | null
  orderId: string | null
  /** The store where it happened, when there is no order to tell it. */
  storeId?: string | null
  /** The ledger's own word for why: applied_credit, redeemed_to_cash, manual_credit … */
  type: string
  /** Hundredths for credits, whole points for points; negative takes away. */
  amount: number
  remarks?: string
  expiresAt?: Date | null
  /** Taken from this grant, which has enough, rather than from what expires soonest. */
  grantId?: string
  details?: LedgerDetails
  /** The input that asked for it, for the refusal. */
  field?: string
  now: Date
}

/** What is kept of an entry and never searched. */
export interface LedgerDetails {
  /** The purchase that points were earned or taken for, where the till tells it. */
  purchase_minor?: Minor
}

// What is left of each grant; what expires is spent first, and of that the oldest.
const openGrants = statement(
  'ledger_open_grants',
  `select g.id, g.unspent::float8 as unspent, g.expires_at <= $4 as is_over
     from (select e.id, e.expires_at, e.occurred_at,
                  e.amount - coalesce((select sum(d.amount) from ledger_draws d
                                        where d.merchant_id = $1 and d.grant_id = e.id), 0)
                    as unspent
             from ledger_entries e
            where e.merchant_id = $1 and e.customer_id = $2 and e.ledger = $3 and e.amount > 0) g
    where g.unspent > 0
    order by g.expires_at nulls last, g.occurred_at, g.id`,
)

interface Grant {
  id: string
  unspent: number
  is_over: boolean | null
}

/**
 * Posts one change of a customer's credits or points, with its event, and returns the id of the
 * customer's entry. The caller holds the customer's row lock. Grants that are over expire first; then what expires soonest is spent first.
 * Refuses to take more than the balance (credits_insufficient, points_insufficient).
 */
export async function changeBalance(tx: Tx, actor: Actor, change: BalanceChange): Promise<string> {
  const { customerId, grantId } = change
  if (customerId === null) throw insufficient(change)
  if (change.amount >= 0) return writePosting(tx, actor, { ...change, customerId }, [])
  if (grantId !== undefined) {
    const draw = { grant_id: grantId, amount: -change.amount }
    return writePosting(tx, actor, { ...change, customerId }, [draw])
  }
  const all = await findOpenGrants(tx, actor.merchant.id, { ...change, customerId })
  const grants = await expireOver(tx, actor, { ...change, customerId }, all)
  const draws = drawsFrom(grants, -change.amount)
  if (!draws) throw insufficient(change)
  return writePosting(tx, actor, { ...change, customerId }, draws)
}

function insufficient({ ledger, field }: BalanceChange): DomainError {
  const code = ledger === 'credits' ? 'credits_insufficient' : 'points_insufficient'
  return new DomainError(code, field ? { field } : {})
}

/** A customer's side of a ledger at an instant. */
interface Holder {
  customerId: string
  ledger: Ledger
  now: Date
}

function findOpenGrants(tx: Tx, merchantId: string, whose: Holder): Promise<Grant[]> {
  return tx.run<Grant>(openGrants, [merchantId, whose.customerId, whose.ledger, whose.now])
}

function drawsFrom(grants: Grant[], amount: number): Draw[] | null {
  let left = amount
  const draws: Draw[] = []
  for (const grant of grants) {
    if (left === 0) break
    const taken = Math.min(left, grant.unspent)
    draws.push({ grant_id: grant.id, amount: taken })
    left -= taken
  }
  return left === 0 ? draws : null
}

/**
 * Takes away what is left of a customer's grants whose time is over, one posting a grant, and
 * returns how many there were. The caller holds the customer's row lock.
 */
export async function expireBalance(tx: Tx, actor: Actor, whose: Holder): Promise<number> {
  const grants = await findOpenGrants(tx, actor.merchant.id, whose)
  const left = await expireOver(tx, actor, whose, grants)
  return grants.length - left.length
}

/** Expires those of the grants whose time is over and returns the others. */
async function expireOver(
  tx: Tx,
  actor: Actor,
  { ledger, customerId, now }: Holder,
  grants: Grant[],
): Promise<Grant[]> {
  for (const grant of grants.filter((each) => each.is_over)) {
    await writePosting(
      tx,
      actor,
      {
        ledger,
        customerId,
        orderId: null,
        type: expiryType[ledger],
        amount: -grant.unspent,
        now,
      },
      [{ grant_id: grant.id, amount: grant.unspent }],
    )
  }
  return grants.filter((each) => !each.is_over)
}

/** A change of credits or points by hand. */
export interface Adjustment {
  ledger: Ledger
  /** Hundredths for credits, whole points for points; negative takes away. */
  amount: number
  type: string
  remarks: string
  expires_at?: Date | null
  store_id?: string | null
  details?: LedgerDetails
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
  const { ledger, type, remarks } = adjustment
  const merchantId = actor.merchant.id
  return db.transaction(async (tx) => {
    const { id } = await lockCustomer(tx, merchantId, key)
    const change = { ledger, customerId: id, orderId: null, type, remarks, field: 'value', now }
    if (adjustment.replaces) {
      const all = await findOpenGrants(tx, merchantId, change)
      const grants = await expireOver(tx, actor, change, all)
      const balance = grants.reduce((sum, grant) => sum + grant.unspent, 0)
      if (balance > 0) await changeBalance(tx, actor, { ...change, amount: -balance })
    }
    await changeBalance(tx, actor, {
      ...change,
      amount: adjustment.amount,
      expiresAt: adjustment.expires_at ?? null,
      storeId: adjustment.store_id ?? null,
      details: adjustment.details ?? {},
    })
    const whose = { customer_id: id, ledger }
    const [entry] = await findLedgerEntriesIn(tx, merchantId, whose, { limit: 1, offset: 0 })
    return entry as LedgerEntry
  })
}
