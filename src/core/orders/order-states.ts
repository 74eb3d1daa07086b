import { DomainError } from '../errors.ts'
import type { DeliveryState, Order, OrderState, PaymentState } from './order.ts'

/** A change of one or more of an order's three states. */
export interface StateChange {
  order_state?: OrderState
  payment_state?: PaymentState
  delivery_state?: DeliveryState
}

const timeOfDelivery: Partial<
  Record<DeliveryState, 'shipped_at' | 'arrived_at' | 'collected_at' | 'returned_at'>
> = {
  shipped: 'shipped_at',
  arrived: 'arrived_at',
  collected: 'collected_at',
  returned: 'returned_at',
}

/**
 * Applies a change of states to an order and returns what differs, with the times that go with it:
 * the first confirmation, completion, cancellation, payment, and each delivery milestone. Null when
 * nothing differs. Refuses to move an order out of a final state.
 */
export function stateColumns(order: Order, change: StateChange, at: string): Partial<Order> | null {
  const columns: Partial<Order> = {}
  if (change.order_state && change.order_state !== order.order_state) {
    if (order.order_state === 'cancelled') throw new DomainError('order_already_cancelled')
    if (order.order_state === 'completed' && change.order_state !== 'cancelled') {
      throw new DomainError('order_already_completed')
    }
    columns.order_state = change.order_state
    if (change.order_state === 'confirmed') columns.confirmed_at = order.confirmed_at ?? at
    if (change.order_state === 'completed') columns.completed_at = at
    if (change.order_state === 'cancelled') columns.cancelled_at = at
  }
  if (change.payment_state && change.payment_state !== order.payment_state) {
    columns.payment_state = change.payment_state
    columns.payment_updated_at = at
    if (change.payment_state === 'paid') columns.paid_at = at
  }
  if (change.delivery_state && change.delivery_state !== order.delivery_state) {
    columns.delivery_state = change.delivery_state
    columns.delivery_updated_at = at
    const column = timeOfDelivery[change.delivery_state]
    if (column) columns[column] = at
  }
  return Object.keys(columns).length > 0 ? columns : null
}

/**
 * Whether an order is still open at a till: its cart may be changed and it may be completed. What
 * a merchant removed counts as cancelled (docs/dialects/wixtar.md, Projection).
 */
export function isOpen(order: Order): boolean {
  return order.order_state !== 'completed' && !isCancelled(order)
}

/** Whether an order was cancelled, or removed by the merchant. */
export function isCancelled(order: Order): boolean {
  return order.order_state === 'cancelled' || order.order_state === 'removed'
}

/** Refuses an order that is not open: order_already_cancelled, order_already_completed. */
export function refuseUnlessOpen(order: Order): void {
  if (isOpen(order)) return
  throw new DomainError(isCancelled(order) ? 'order_already_cancelled' : 'order_already_completed')
}
