import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import type { OrderKey } from './load-order.ts'
import type { Order, PaymentState } from './order.ts'
import { refuseUnlessOpen } from './order-states.ts'
import { updateOrder } from './update-order.ts'

const unpaid: PaymentState[] = ['open', 'pending', 'failed', 'expired']

/**
 * Completes an open order at its till: it is handed over, and paid unless money has moved already.
 * Refuses order_not_found in any other store, order_already_cancelled, order_already_completed.
 */
export async function completeOrder(
  db: Db,
  actor: Actor,
  key: OrderKey,
  input: { store_id: string; operator: { code: string; name: string } | null },
  now: Date,
): Promise<Order> {
  return updateOrder(
    db,
    actor,
    key,
    (order) => {
      if (order.store_id !== input.store_id) throw new DomainError('order_not_found')
      refuseUnlessOpen(order)
      const payment = unpaid.includes(order.payment_state) ? { payment_state: 'paid' as const } : {}
      return {
        states: { order_state: 'completed', ...payment },
        ...(input.operator ? { modified_by: input.operator } : {}),
      }
    },
    now,
  )
}
