import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { returnStock } from '../products/stock.ts'
import { lockOrder, type OrderKey } from './load-order.ts'
import type { Order, PaymentState } from './order.ts'
import { isCancelled } from './order-states.ts'
import { storeOrderChanges } from './update-order.ts'

export interface Cancellation {
  /** Only an order of this store is meant; of any when left out. */
  store_id?: string
  /** What becomes of a payment that was made; it stays as it is when left out. */
  paid_becomes?: Extract<PaymentState, 'refunding' | 'refunded'>
}

/**
 * Cancels an order and gives back the stock it took, in one transaction, and returns it. A completed
 * order may be cancelled (spec/wixtar/shop-order.md, Cancelling). Refuses order_not_found and, the
 * second time, order_already_cancelled.
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
    if (isCancelled(order)) throw new DomainError('order_already_cancelled')
    if (order.stock_deducted) await returnStock(tx, actor, order.id, now)
    const refund =
      order.payment_state === 'paid' && input.paid_becomes
        ? { payment_state: input.paid_becomes }
        : {}
    return storeOrderChanges(
      tx,
      actor,
      order,
      { states: { order_state: 'cancelled', ...refund } },
      now,
    )
  })
}
