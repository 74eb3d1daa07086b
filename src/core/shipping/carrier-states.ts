import { DomainError } from '../errors.ts'
import type { Order } from '../orders/order.ts'
import { isCancelled } from '../orders/order-states.ts'
import type { RequestState } from './carrier.ts'

/** From each state of the carrier where a request may bring it (spec/shopline/orders.md 7.5). */
const carrierMoves: Record<string, readonly string[]> = {
  pending: ['request_submitted'],
  // A request that fails can be made again.
  request_submitted: ['request_authorized', 'request_accepted', 'pending'],
  request_authorized: ['request_accepted'],
}

// A request is answered within seconds: one that has no answer by then died with its process.
const abandonedMs = 120_000

/** Refuses (shipment_not_pending) an order whose parcel cannot be handed over, or was already. */
export function refuseUnlessReady(order: Order, now: Date): void {
  const isAbandoned =
    order.carrier_state === 'request_submitted' &&
    order.tracking_number === '' &&
    Date.parse(order.request_submitted_at ?? '') < now.getTime() - abandonedMs
  const isReady = order.carrier_state === 'pending' || isAbandoned
  if (!isReady || isCancelled(order) || order.order_state === 'draft') {
    throw new DomainError('shipment_not_pending', { order_id: order.id })
  }
}

type CarrierColumns = Pick<
  Order,
  'carrier_state' | 'request_submitted_at' | 'request_authorized_at' | 'request_accepted_at'
>

const milestones = [
  ['request_submitted', 'request_submitted_at'],
  ['request_authorized', 'request_authorized_at'],
  ['request_accepted', 'request_accepted_at'],
] as const

/**
 * The columns of an order whose carrier has come this far: every milestone up to it has a time.
 * Refuses (state_unreachable) to go back: an answer may come late, after another one.
 */
export function requestColumns(order: Order, state: RequestState, at: string): CarrierColumns {
  assertMove(order, state)
  const reached = milestones.findIndex(([name]) => name === state)
  const times = milestones.map(([, column], index) => [
    column,
    index <= reached ? (order[column] ?? at) : order[column],
  ])
  return { carrier_state: state, ...Object.fromEntries(times) }
}

/** The columns of an order whose request came to nothing. Refuses as requestColumns. */
export function failedRequestColumns(order: Order): CarrierColumns {
  assertMove(order, 'pending')
  return {
    carrier_state: 'pending',
    request_submitted_at: null,
    request_authorized_at: null,
    request_accepted_at: null,
  }
}

function assertMove({ carrier_state: from }: Order, to: string): void {
  if (from !== to && !carrierMoves[from]?.includes(to)) {
    throw new DomainError('state_unreachable', { from, to })
  }
}
