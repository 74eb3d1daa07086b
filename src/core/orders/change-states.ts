import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { cancelOrder } from './cancel-order.ts'
import type { OrderKey } from './load-order.ts'
import type { Order } from './order.ts'
import type { StateChange } from './order-states.ts'
import { updateOrder } from './update-order.ts'

export interface StateRequest {
  states: StateChange
  /** Ask for a mail to the customer about it. */
  notifies?: boolean
  /** Refuses an order that the caller's face may not move. */
  check?(order: Order): void
}

/**
 * Moves the states of an order and returns it. Moving to where it is changes nothing. Cancelling
 * gives the stock back, but neither credits nor points (spec/shopline/orders.md 3.2). Refuses
 * order_not_found, what `check` refuses and what order-states.ts refuses.
 */
export async function changeStates(
  db: Db,
  actor: Actor,
  key: OrderKey,
  { states, notifies = false, check }: StateRequest,
  now: Date,
): Promise<Order> {
  if (states.order_state === 'cancelled') {
    return cancelOrder(db, actor, key, { notifies, accepts_cancelled: true }, now)
  }
  return updateOrder(
    db,
    actor,
    key,
    (order) => {
      check?.(order)
      return { states, notifies }
    },
    now,
  )
}
