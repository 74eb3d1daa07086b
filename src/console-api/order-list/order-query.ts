import { z } from 'zod'
import type { OrderListFilter } from '../../core/orders/order-list-filter.ts'
import { orderQueues } from '../../core/orders/order-list-filter.ts'
import { deliveryMoves, orderMoves, paymentMoves } from '../../core/orders/order-states.ts'
import { instantInput } from '../inputs.ts'

const listMax = 50

/** A parameter that may be repeated: all its values. */
const repeated = <Item extends z.ZodType<string, string>>(item: Item) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1).max(listMax)]).optional()

const statesOf = <State extends string>(moves: Record<State, unknown>) =>
  z.enum(Object.keys(moves) as [State, ...State[]])

const yesOrNo = z.enum(['true', 'false']).optional()
const idText = z.string().min(1).max(100)

/** What lists of orders are narrowed by; lists repeat their name: order_state=a&order_state=b. */
export const orderQueryFields = {
  /** A working list of the day. */
  queue: z.enum(orderQueues).optional(),
  order_state: repeated(statesOf(orderMoves)),
  payment_state: repeated(statesOf(paymentMoves)),
  delivery_state: repeated(statesOf(deliveryMoves)),
  /** The face that it came through. */
  origin: repeated(z.string().max(50)),
  store_id: repeated(idText),
  /** Any of these tags. */
  tag: repeated(z.string().max(255)),
  customer_id: idText.optional(),
  ordered_from: instantInput.optional(),
  /** This instant is left out, so that days can be put side by side. */
  ordered_to: instantInput.optional(),
  /** Whether reported and reckoned amounts disagree. */
  has_difference: yesOrNo,
  /** Whether it has a return that was not cancelled. */
  has_return: yesOrNo,
  /** Contained in a number, a name, a phone, an e-mail, a title, a SKU, a voucher … */
  q: z.string().max(200).optional(),
}

const orderQuery = z.object(orderQueryFields)

/** The filter that a query asks for. */
export function filterOf(query: z.output<typeof orderQuery>): OrderListFilter {
  const truth = (text: 'true' | 'false' | undefined) =>
    text === undefined ? undefined : text === 'true'
  return {
    queue: query.queue,
    order_states: query.order_state,
    payment_states: query.payment_state,
    delivery_states: query.delivery_state,
    origins: query.origin,
    store_ids: query.store_id,
    tags: query.tag,
    customer_id: query.customer_id,
    ordered_from: query.ordered_from,
    ordered_to: query.ordered_to,
    has_difference: truth(query.has_difference),
    has_return: truth(query.has_return),
    text: query.q?.trim() || undefined,
  }
}

/** How a list is sorted; the newest sale first unless asked otherwise. */
export const sortFields = {
  sort: z.enum(['ordered_at', 'updated_at', 'total', 'order_number']).default('ordered_at'),
  direction: z.enum(['asc', 'desc']).default('desc'),
}
