import type { OrderFilter } from '../../../core/orders/find-orders.ts'
import type { DeliveryState, Order, OrderState, PaymentState } from '../../../core/orders/order.ts'

// Two-way tables: core state and SHOPLINE's word (spec/shopline/orders.md 7.2, 7.4, 7.5).

export const orderStatusOf: Record<OrderState, string> = {
  draft: 'temp',
  pending: 'pending',
  confirmed: 'confirmed',
  completed: 'completed',
  cancelled: 'cancelled',
  removed: 'removed',
}

export const paymentStatusOf: Record<PaymentState, string> = {
  open: 'temp',
  pending: 'pending',
  failed: 'failed',
  expired: 'expired',
  paid: 'completed',
  refunding: 'refunding',
  partially_refunded: 'partially_refunded',
  refunded: 'refunded',
}

/** The payment states that a client may write, by SHOPLINE's word. */
export const writtenPaymentStateOf = {
  pending: 'pending',
  failed: 'failed',
  expired: 'expired',
  completed: 'paid',
  refunding: 'refunding',
  refunded: 'refunded',
} as const satisfies Record<string, PaymentState>

export const deliveryStatusOf: Record<DeliveryState, string> = {
  pending: 'pending',
  shipping: 'shipping',
  shipped: 'shipped',
  arrived: 'arrived',
  collected: 'collected',
  returning: 'returning',
  returned: 'returned',
}

/** Quirk 3: searching for pending payments finds the stored `temp` too. */
export function paymentStatesOf(status: string): PaymentState[] {
  return statesOf(paymentStatusOf, status).flatMap((state) =>
    state === 'pending' ? ['open' as const, state] : [state],
  )
}

export function orderStatesOf(status: string): OrderState[] {
  return statesOf(orderStatusOf, status)
}

export function deliveryStatesOf(status: string): DeliveryState[] {
  return statesOf(deliveryStatusOf, status)
}

function statesOf<State extends string>(table: Record<State, string>, status: string): State[] {
  return (Object.keys(table) as State[]).filter((state) => table[state] === status)
}

/** `created_by` of an order whose face wrote no word of its own. */
export const createdByOf: Record<Order['origin'], string> = {
  shopline: 'openapi',
  wixtar: 'pos',
  // Inferred: orders of another system that a client wrote are what SHOPLINE calls imported.
  firstline: 'import',
}

/** Which orders a `created_by` filter finds: those of the face it stands for, or of that source. */
export function originsOf(createdBy: string): Pick<OrderFilter, 'origins' | 'sources'> {
  if (createdBy === 'pos') return { origins: ['wixtar'] }
  if (createdBy === 'import') return { origins: ['firstline'] }
  return { origins: ['shopline'], sources: [createdBy] }
}
