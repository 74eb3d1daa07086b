import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { changeBalance, type Ledger } from '../customers/ledger.ts'
import { lockPayers } from './lock-payers.ts'
import type { Order } from './order.ts'

/** Which balances go back. */
export interface RevertedBalances {
  credits: boolean
  points: boolean
}

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
  for (const { customer_id, ledger, amount } of await lockPayers(tx, order, ledgers)) {
    const { most, type, expiresAt } = back[ledger] as GivenBack
    const part = Math.min(amount, most - given[ledger])
    if (part === 0) continue
    given[ledger] += part
    await changeBalance(tx, actor, {
      ledger,
      customerId: customer_id,
      orderId: order.id,
      type,
      amount: part,
      remarks: order.order_number,
      expiresAt: expiresAt ?? null,
      now,
    })
  }
  return given
}
