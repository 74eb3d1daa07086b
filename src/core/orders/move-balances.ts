import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { changeBalance, type Ledger } from '../customers/ledger.ts'
import { lockPayers } from './lock-payers.ts'
import type { Order } from './order.ts'

// The vendor's words for what an order takes (spec/shopline/promotions-and-points.md).
const spentTypes: Record<Ledger, string> = {
  credits: 'applied_credit',
  points: 'redeemed_to_cash',
}

/**
 * Books the credits and points of a split's child over from its parent: given back to the parent and
 * spent on the child, by whoever paid with them, so that each order's entries sum to what it used
 * and no balance changes, nor what is left of it expires at another time. The caller holds the
 * parent's lock.
 */
export async function moveBalances(
  tx: Tx,
  actor: Actor,
  parent: Order,
  child: Order,
  now: Date,
): Promise<void> {
  const left: Record<Ledger, number> = { credits: child.credit_minor, points: child.points_used }
  const ledgers = (['credits', 'points'] as const).filter((ledger) => left[ledger] > 0)
  if (ledgers.length === 0) return
  for (const { customer_id, ledger, amount } of await lockPayers(tx, parent, ledgers)) {
    const part = Math.min(amount, left[ledger])
    if (part === 0) continue
    left[ledger] -= part
    const change = { ledger, customerId: customer_id, now }
    const grantId = await changeBalance(tx, actor, {
      ...change,
      orderId: parent.id,
      type: 'order_split_revert',
      amount: part,
    })
    await changeBalance(tx, actor, {
      ...change,
      orderId: child.id,
      type: spentTypes[ledger],
      amount: -part,
      grantId,
    })
  }
}
