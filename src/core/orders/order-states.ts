import { DomainError } from '../errors.ts'
import type { DeliveryState, Order, OrderState, PaymentState } from './order.ts'

/** A change of one or more of an order's three states. */
export interface StateChange {
  order_state?: OrderState
  payment_state?: PaymentState
  delivery_state?: DeliveryState
}

/** What decides a move beside the states themselves. */
export interface StateRules {
  /** The merchant's choice (core/merchants/settings.ts, hasReturnOrderRevamp). */
  return_order_revamp: boolean
  /** Whether a return of the order exists that was not cancelled. */
  has_live_return: boolean
  /** The change is what a return does to its order: a completed order takes it, too. */
  follows_return?: boolean
}

export type ReturnState = 'pending' | 'confirmed' | 'completed' | 'cancelled'

// One table a machine: from each state, where it may go. Staying is always allowed and changes
// nothing. Vendors document no order of payment and delivery states, since people correct them.

export const orderMoves: Record<OrderState, readonly OrderState[]> = {
  draft: ['pending', 'confirmed', 'completed', 'cancelled', 'removed'],
  pending: ['confirmed', 'completed', 'cancelled', 'removed'],
  confirmed: ['pending', 'completed', 'cancelled', 'removed'],
  completed: ['pending', 'confirmed', 'cancelled'],
  // What was taken for the order was given back, so it does not come alive again.
  cancelled: [],
  removed: [],
}

export const paymentMoves: Record<PaymentState, readonly PaymentState[]> = {
  open: ['pending', 'failed', 'expired', 'paid', 'refunding', 'partially_refunded', 'refunded'],
  pending: ['failed', 'expired', 'paid', 'refunding', 'partially_refunded', 'refunded'],
  failed: ['pending', 'expired', 'paid', 'refunding', 'partially_refunded', 'refunded'],
  expired: ['pending', 'failed', 'paid', 'refunding', 'partially_refunded', 'refunded'],
  paid: ['pending', 'failed', 'expired', 'refunding', 'partially_refunded', 'refunded'],
  refunding: ['pending', 'failed', 'expired', 'paid', 'partially_refunded', 'refunded'],
  partially_refunded: ['pending', 'failed', 'expired', 'paid', 'refunding', 'refunded'],
  refunded: ['pending', 'failed', 'expired', 'paid', 'refunding', 'partially_refunded'],
}

export const deliveryMoves: Record<DeliveryState, readonly DeliveryState[]> = {
  pending: ['shipping', 'shipped', 'arrived', 'collected', 'returning', 'returned'],
  shipping: ['pending', 'shipped', 'arrived', 'collected', 'returning', 'returned'],
  shipped: ['pending', 'shipping', 'arrived', 'collected', 'returning', 'returned'],
  arrived: ['pending', 'shipping', 'shipped', 'collected', 'returning', 'returned'],
  collected: ['pending', 'shipping', 'shipped', 'arrived', 'returning', 'returned'],
  returning: ['pending', 'shipping', 'shipped', 'arrived', 'collected', 'returned'],
  returned: ['pending', 'shipping', 'shipped', 'arrived', 'collected', 'returning'],
}

export const returnMoves: Record<ReturnState, readonly ReturnState[]> = {
  pending: ['confirmed', 'completed', 'cancelled'],
  confirmed: ['completed', 'cancelled'],
  // Money, points and stock went back with it.
  completed: [],
  cancelled: [],
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
 * the first confirmation, and the latest completion, cancellation, payment and delivery milestone.
 * Null when nothing differs. Refuses what the tables do not allow, and with `return_order_revamp`
 * what spec/shopline/orders.md 3.2, 3.3 and 3.5 refuse.
 */
export function stateColumns(
  order: Order,
  change: StateChange,
  at: string,
  rules: StateRules,
): Partial<Order> | null {
  const columns: Partial<Order> = {}
  if (change.order_state && change.order_state !== order.order_state) {
    refuseOrderMove(order, change.order_state, rules)
    columns.order_state = change.order_state
    if (change.order_state === 'confirmed') columns.confirmed_at = order.confirmed_at ?? at
    if (change.order_state === 'completed') columns.completed_at = at
    if (change.order_state === 'cancelled') columns.cancelled_at = at
  }
  if (change.payment_state && change.payment_state !== order.payment_state) {
    assertMove(paymentMoves, order.payment_state, change.payment_state)
    columns.payment_state = change.payment_state
    columns.payment_updated_at = at
    if (change.payment_state === 'paid') columns.paid_at = at
  }
  if (change.delivery_state && change.delivery_state !== order.delivery_state) {
    if (!rules.follows_return) refuseFrozenDelivery(order, rules)
    assertMove(deliveryMoves, order.delivery_state, change.delivery_state)
    columns.delivery_state = change.delivery_state
    columns.delivery_updated_at = at
    const column = timeOfDelivery[change.delivery_state]
    // A parcel that does not come back after all has arrived when it arrived.
    const goesBack = rules.follows_return && change.delivery_state !== 'returned'
    if (column) columns[column] = (goesBack && order[column]) || at
  }
  return Object.keys(columns).length > 0 ? columns : null
}

/** Refuses (state_unreachable) a move of a return that its table does not have. Staying is allowed. */
export function assertReturnMove(from: ReturnState, to: ReturnState): void {
  if (from !== to) assertMove(returnMoves, from, to)
}

/**
 * Refuses (order_already_completed) a change of delivery, address or tracking of a completed order,
 * where `return_order_revamp` is on (spec/shopline/orders.md 3.1, 3.3, 5.2).
 */
export function refuseFrozenDelivery(
  order: Pick<Order, 'order_state'>,
  rules: Pick<StateRules, 'return_order_revamp'>,
): void {
  if (rules.return_order_revamp && order.order_state === 'completed') {
    throw new DomainError('order_already_completed')
  }
}

function refuseOrderMove(order: Order, to: OrderState, rules: StateRules): void {
  if (isCancelled(order)) throw new DomainError('order_already_cancelled')
  if (rules.return_order_revamp) {
    if (order.order_state === 'completed') throw new DomainError('order_already_completed')
    if (to === 'cancelled' && isOnItsWay(order)) throw new DomainError('order_already_shipped')
    if (to === 'cancelled' && rules.has_live_return) throw new DomainError('order_has_return')
  }
  assertMove(orderMoves, order.order_state, to)
}

function assertMove<State extends string>(
  moves: Record<State, readonly State[]>,
  from: State,
  to: State,
): void {
  if (!moves[from].includes(to)) throw new DomainError('state_unreachable', { from, to })
}

function isOnItsWay(order: Order): boolean {
  return ['shipped', 'arrived', 'collected'].includes(order.delivery_state)
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
