import type { DeliveryState, Order, PaymentState } from '../orders/order.ts'
import type { StateChange } from '../orders/order-states.ts'
import type { ReturnOrder } from './return-order.ts'

type Returned = Pick<ReturnOrder, 'return_state' | 'brings_goods_back' | 'lines'>

/**
 * How an order's delivery and payment stand after its live returns changed.
 * Inferred: the vendor documents neither. Goods on their way back make the delivery `returning`, all
 * goods back `returned`; otherwise it is what it was before. Money that was paid becomes
 * `partially_refunded` with the first completed return and `refunded` with the last unit.
 */
export function statesAfterReturns(order: Order, live: Returned[]): StateChange {
  const completed = live.filter((each) => each.return_state === 'completed')
  const isAllBack = countUnits(completed) >= unitsOf(order)
  const delivery = deliveryAfter(order, live, isAllBack)
  const payment = completed.length > 0 ? paymentAfter(order, isAllBack) : order.payment_state
  return {
    ...(delivery === order.delivery_state ? {} : { delivery_state: delivery }),
    ...(payment === order.payment_state ? {} : { payment_state: payment }),
  }
}

function unitsOf(order: Order): number {
  return order.lines.reduce((sum, line) => sum + (line.kind === 'discount' ? 0 : line.quantity), 0)
}

function countUnits(returns: Returned[]): number {
  return returns.flatMap((each) => each.lines).reduce((sum, line) => sum + line.quantity, 0)
}

function deliveryAfter(order: Order, live: Returned[], isAllBack: boolean): DeliveryState {
  const bringing = live.filter((each) => each.brings_goods_back)
  if (bringing.some((each) => each.return_state !== 'completed')) return 'returning'
  if (isAllBack && bringing.length > 0) return 'returned'
  // Whoever set another state by hand meanwhile knows better.
  return order.delivery_state === 'returning' ? stateBefore(order) : order.delivery_state
}

/** How far the parcel had come before it turned round. */
function stateBefore(order: Order): DeliveryState {
  if (order.collected_at) return 'collected'
  if (order.arrived_at) return 'arrived'
  return order.shipped_at ? 'shipped' : 'pending'
}

const paid: PaymentState[] = ['paid', 'refunding', 'partially_refunded']

function paymentAfter(order: Order, isAllBack: boolean): PaymentState {
  if (!paid.includes(order.payment_state)) return order.payment_state
  return isAllBack ? 'refunded' : 'partially_refunded'
}
