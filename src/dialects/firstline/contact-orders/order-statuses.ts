import type { DeliveryState, Order, PaymentState } from '../../../core/orders/order.ts'
import type { StateChange } from '../../../core/orders/order-states.ts'

/**
 * A client's own word, and the state it stood for when it was written. The word is shown for as
 * long as the order is still in that state.
 */
export interface StatusText {
  text: string | null
  state: string
}

/** The three status words of an order; members that are left out are not sent. */
export interface Statuses {
  financial_status: string | null
  fulfillment_status: string | null
  return_status: string | null
}

export type StatusTexts = Partial<Record<keyof Statuses, StatusText>>

// Inferred: one word of each is published; the others are what shop systems write.
const paymentStates: Record<string, PaymentState> = {
  pending: 'pending',
  unpaid: 'pending',
  paid: 'paid',
  failed: 'failed',
  expired: 'expired',
  refunding: 'refunding',
  partially_refunded: 'partially_refunded',
  refunded: 'refunded',
}

const deliveryStates: Record<string, DeliveryState> = {
  pending: 'pending',
  preparing: 'pending',
  shipping: 'shipping',
  shipped: 'shipped',
  fulfilled: 'shipped',
  arrived: 'arrived',
  collected: 'collected',
  delivered: 'collected',
  returning: 'returning',
  returned: 'returned',
}

const returnStates: Record<string, DeliveryState> = { returning: 'returning', returned: 'returned' }

function stateOf<State>(table: Record<string, State>, word: string | null): State | undefined {
  const key = word?.trim().toLowerCase() ?? ''
  return Object.hasOwn(table, key) ? table[key] : undefined
}

type OrderWithStates = Pick<Order, 'order_state' | 'payment_state' | 'delivery_state'>

/** The words FIRST LINE shows: a client's own, else those that the states mean. */
export function statusesOf(order: OrderWithStates, texts: StatusTexts): Statuses {
  const derived = derivedStatuses(order)
  const shown = (name: keyof Statuses) => {
    const own = texts[name]
    const state = name === 'financial_status' ? order.payment_state : order.delivery_state
    return own && own.state === state ? own.text : derived[name]
  }
  return {
    financial_status: shown('financial_status'),
    fulfillment_status: shown('fulfillment_status'),
    return_status: shown('return_status'),
  }
}

function derivedStatuses(order: OrderWithStates): Statuses {
  const { payment_state: payment, delivery_state: delivery } = order
  const isUnpaid = payment === 'open' || payment === 'pending'
  const unpaid = order.order_state === 'cancelled' ? 'voided' : 'pending'
  return {
    financial_status: isUnpaid ? unpaid : payment,
    fulfillment_status: delivery === 'pending' ? 'preparing' : delivery,
    return_status: delivery === 'returning' || delivery === 'returned' ? delivery : null,
  }
}

/** The states and the kept words of an order that is created with these words. */
export function newStatuses(sent: Statuses): { states: StateChange; texts: StatusTexts } {
  const states = {
    payment_state: stateOf(paymentStates, sent.financial_status) ?? ('pending' as const),
    // A return is a later state of the same parcel, so it wins over the shipment's word.
    delivery_state:
      stateOf(returnStates, sent.return_status) ??
      stateOf(deliveryStates, sent.fulfillment_status) ??
      ('pending' as const),
  }
  return { states, texts: anchored(sent, states) }
}

/**
 * The states and the kept words after a change. Words that are not sent keep what they showed, also
 * when another one moves the state they share; null when the words sent are those already shown.
 */
export function changedStatuses(
  order: Order,
  texts: StatusTexts,
  sent: Partial<Statuses>,
): { states: StateChange; texts: StatusTexts } | null {
  const before = statusesOf(order, texts)
  const after = { ...before, ...sent }
  const changed = (Object.keys(before) as (keyof Statuses)[]).filter(
    (name) => before[name] !== after[name],
  )
  if (changed.length === 0) return null
  const states = { payment_state: order.payment_state, delivery_state: order.delivery_state }
  if (changed.includes('financial_status')) {
    states.payment_state = stateOf(paymentStates, after.financial_status) ?? states.payment_state
  }
  if (changed.includes('fulfillment_status') || changed.includes('return_status')) {
    states.delivery_state =
      stateOf(returnStates, after.return_status) ??
      stateOf(deliveryStates, after.fulfillment_status) ??
      states.delivery_state
  }
  return { states, texts: anchored(after, states) }
}

function anchored(
  words: Statuses,
  states: { payment_state: PaymentState; delivery_state: DeliveryState },
): StatusTexts {
  return {
    financial_status: { text: words.financial_status, state: states.payment_state },
    fulfillment_status: { text: words.fulfillment_status, state: states.delivery_state },
    return_status: { text: words.return_status, state: states.delivery_state },
  }
}
