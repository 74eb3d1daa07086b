import { statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { changeBalance, type Ledger } from '../customers/ledger.ts'
import type { Order } from './order.ts'

// Whoever paid, also when the order has another customer by now. What was given back is taken off.
const findPayers = statement(
  'split_find_payers',
  `select customer_id, ledger, -sum(amount)::float8 as amount from ledger_entries
    where merchant_id = $1 and order_id = $2 and customer_id is not null
      and type in ('applied_credit', 'redeemed_to_cash', 'manual_credit', 'manual',
                   'order_split_revert', 'return_order_revert')
    group by customer_id, ledger having sum(amount) < 0
    order by customer_id, ledger`,
)

const lockPayers = statement(
  'split_lock_payers',
  'select 1 from customers where merchant_id = $1 and id = any($2) order by id for update',
)

// The vendor's words for what an order takes (spec/shopline/promotions-and-points.md).
const spentTypes: Record<Ledger, string> = {
  credits: 'applied_credit',
  points: 'redeemed_to_cash',
}

/**
 * Books the credits and points of a split's child over from its parent: given back to the parent and
 * spent on the child, by whoever paid with them, so that each order's entries sum to what it used
 * and no balance changes. The caller holds the parent's lock.
 */
export async function moveBalances(
  tx: Tx,
  actor: Actor,
  parent: Order,
  child: Order,
  now: Date,
): Promise<void> {
  const left: Record<Ledger, number> = { credits: child.credit_minor, points: child.points_used }
  if (left.credits === 0 && left.points === 0) return
  const payers = await tx.run<{ customer_id: string; ledger: Ledger; amount: number }>(findPayers, [
    parent.merchant_id,
    parent.id,
  ])
  await tx.run(lockPayers, [parent.merchant_id, payers.map((each) => each.customer_id)])
  for (const { customer_id, ledger, amount } of payers) {
    const part = Math.min(amount, left[ledger])
    if (part === 0) continue
    left[ledger] -= part
    const change = { ledger, customerId: customer_id, now }
    await changeBalance(tx, actor, {
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
    })
  }
}
