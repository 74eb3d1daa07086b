import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { changeBalance, type Ledger } from '../customers/ledger.ts'
import type { Order } from './order.ts'

/** Which balances go back. */
export interface RevertedBalances {
  credits: boolean
  points: boolean
}

// Whoever paid with them gets them back, also when the order has another customer by now, and when
// that customer was deleted. What a split or a return gave back already is taken off; what the
// order earned is apart.
const findTaken = statement(
  'revert_find_taken',
  `select customer_id, ledger, -sum(amount)::float8 as amount from ledger_entries
    where merchant_id = $1 and order_id = $2 and ledger = any($3) and customer_id is not null
      and type in ('applied_credit', 'redeemed_to_cash', 'manual_credit', 'manual',
                   'order_split_revert', 'return_order_revert')
    group by customer_id, ledger having sum(amount) < 0
    order by customer_id, ledger`,
)

const lockCustomers = statement(
  'revert_lock_customers',
  'select 1 from customers where merchant_id = $1 and id = any($2) order by id for update',
)

// The vendor's words for what goes back with a cancelled order (spec/shopline/orders.md 3.5).
const types: Record<Ledger, string> = { credits: 'manual_credit', points: 'manual' }

/**
 * Gives back the credits and points that a cancelled order took and returns how much of each:
 * hundredths of credits, whole points. The caller holds the order's lock, so nothing is given back
 * twice.
 */
export async function revertBalances(
  tx: Tx,
  actor: Actor,
  order: Order,
  reverts: RevertedBalances,
  now: Date,
): Promise<Record<Ledger, number>> {
  const all = (ledger: Ledger) => ({ most: Number.MAX_SAFE_INTEGER, type: types[ledger] })
  return giveBackBalances(
    tx,
    actor,
    order,
    {
      ...(reverts.credits ? { credits: all('credits') } : {}),
      ...(reverts.points ? { points: all('points') } : {}),
    },
    now,
  )
}

/** How much of one balance goes back, at most, under which word, and when it expires. */
export interface GivenBack {
  most: number
  type: string
  expiresAt?: Date | null
}

/**
 * Gives back credits and points that an order took, to whoever paid with them, and returns how much
 * of each. Never more than the order took and has not given back. The caller holds the order's lock.
 */
export async function giveBackBalances(
  tx: Tx,
  actor: Actor,
  order: Order,
  back: Partial<Record<Ledger, GivenBack>>,
  now: Date,
): Promise<Record<Ledger, number>> {
  const given = { credits: 0, points: 0 }
  const ledgers = (['credits', 'points'] as const).filter((ledger) => back[ledger]?.most)
  if (ledgers.length === 0) return given
  const { merchant_id, id } = order
  const taken = await tx.run<{ customer_id: string; ledger: Ledger; amount: number }>(findTaken, [
    merchant_id,
    id,
    ledgers,
  ])
  if (taken.length === 0) return given
  await tx.run(lockCustomers, [merchant_id, taken.map((each) => each.customer_id)])
  for (const { customer_id, ledger, amount } of taken) {
    const { most, type, expiresAt } = back[ledger] as GivenBack
    const part = Math.min(amount, most - given[ledger])
    if (part === 0) continue
    given[ledger] += part
    await changeBalance(tx, actor, {
      ledger,
      customerId: customer_id,
      orderId: id,
      type,
      amount: part,
      remarks: order.order_number,
      expiresAt: expiresAt ?? null,
      now,
    })
  }
  return given
}
