import type { Db, Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { returnStock } from '../products/stock.ts'
import { lockOrder, type OrderKey } from './load-order.ts'
import type { Order, PaymentState } from './order.ts'
import { isCancelled } from './order-states.ts'
import { type RevertedBalances, revertBalances } from './revert-balances.ts'
import { storeOrderChanges } from './update-order.ts'

export interface Cancellation {
  /** Only an order of this store is meant; of any when left out. */
  store_id?: string
  /** What becomes of a payment that was made; it stays as it is when left out. */
  paid_becomes?: Extract<PaymentState, 'refunding' | 'refunded'>
  /** Which of the credits and points that it took go back to its customer; none when left out. */
  reverts?: RevertedBalances
  /** Why, and for whom; told by the event. */
  reason?: { key: string; message: string }
  operated_by?: 'merchant' | 'customer'
  notifies?: boolean
  /** An order that is cancelled already is returned as it is. */
  accepts_cancelled?: boolean
}

/**
 * Cancels an order and gives back the stock it took, and its credits and points when asked, in one
 * transaction, and returns it. A completed order may be cancelled (spec/wixtar/shop-order.md,
 * Cancelling) unless returns bind it. Refuses order_not_found, the second time
 * order_already_cancelled, and what order-states.ts refuses.
 */
export async function cancelOrder(
  db: Db,
  actor: Actor,
  key: OrderKey,
  input: Cancellation,
  now: Date,
): Promise<Order> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.merchant.id, key)
    if (input.store_id !== undefined && order.store_id !== input.store_id) {
      throw new DomainError('order_not_found')
    }
    if (input.accepts_cancelled && order.order_state === 'cancelled') return order
    if (isCancelled(order)) throw new DomainError('order_already_cancelled')
    return cancelLockedOrder(tx, actor, order, input, now)
  })
}

// Locks are taken in one order everywhere: the order's row, then its customer's, then stock.
async function cancelLockedOrder(
  tx: Tx,
  actor: Actor,
  order: Order,
  input: Cancellation,
  now: Date,
): Promise<Order> {
  const reverted = input.reverts
    ? await revertBalances(tx, actor, order, input.reverts, now)
    : undefined
  if (order.stock_deducted) await returnStock(tx, actor, order.id, now)
  const refund =
    order.payment_state === 'paid' && input.paid_becomes
      ? { payment_state: input.paid_becomes }
      : {}
  return storeOrderChanges(
    tx,
    actor,
    order,
    {
      states: { order_state: 'cancelled', ...refund },
      event_data: {
        ...(input.reason ? { reason: input.reason } : {}),
        ...(input.operated_by ? { operated_by: input.operated_by } : {}),
        ...(reverted ? { reverted } : {}),
      },
      notifies: input.notifies ?? false,
    },
    now,
  )
}
