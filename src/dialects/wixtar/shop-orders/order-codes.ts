import type { Order, OrderState, PaymentState } from '../../../core/orders/order.ts'

// Core states and Wixtar's words (spec/wixtar/shop-order.md). Quirk 1: CANCELED has one L.

export type OrderStatus = 'CREATED' | 'COMPLETED' | 'CANCELED'
export type PaymentStatus = 'UNPAID' | 'PAID' | 'CANCELED'

export const orderStatuses = ['CREATED', 'COMPLETED', 'CANCELED'] as const

export const orderStatusOf: Record<OrderState, OrderStatus> = {
  draft: 'CREATED',
  pending: 'CREATED',
  confirmed: 'CREATED',
  completed: 'COMPLETED',
  cancelled: 'CANCELED',
  removed: 'CANCELED',
}

const statusOfPayment: Record<PaymentState, PaymentStatus> = {
  open: 'UNPAID',
  pending: 'UNPAID',
  failed: 'UNPAID',
  expired: 'UNPAID',
  paid: 'PAID',
  refunding: 'PAID',
  partially_refunded: 'PAID',
  refunded: 'CANCELED',
}

/** A cancelled order has no payment to wait for: its payment is cancelled, whatever became of it. */
export function paymentStatusOf(
  order: Pick<Order, 'order_state' | 'payment_state'>,
): PaymentStatus {
  if (orderStatusOf[order.order_state] === 'CANCELED') return 'CANCELED'
  return statusOfPayment[order.payment_state]
}

/** The core states that Wixtar shows as this status. */
export function orderStatesOf(status: OrderStatus): OrderState[] {
  return (Object.keys(orderStatusOf) as OrderState[]).filter(
    (state) => orderStatusOf[state] === status,
  )
}
