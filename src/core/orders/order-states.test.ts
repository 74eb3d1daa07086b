import { expect, test } from 'vitest'
import { DomainError } from '../errors.ts'
import type { DeliveryState, Order, OrderState, PaymentState } from './order.ts'
import {
  assertReturnMove,
  type ReturnState,
  refuseFrozenDelivery,
  type StateChange,
  stateColumns,
} from './order-states.ts'

const at = '2026-03-02T04:05:06.000Z'
const earlier = '2026-03-01T00:00:00.000Z'
const free = { return_order_revamp: false, has_live_return: false }
const bound = { return_order_revamp: true, has_live_return: false }

const order = (states: Partial<Order> = {}) =>
  ({
    order_state: 'pending',
    payment_state: 'open',
    delivery_state: 'pending',
    confirmed_at: null,
    ...states,
  }) as Order

/** The code of the refusal, or the columns. */
function outcome(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof DomainError ? error.code : error
  }
}

const move = (from: Partial<Order>, change: StateChange, rules = free) =>
  outcome(() => stateColumns(order(from), change, at, rules))

const orderStates: OrderState[] = [
  'draft',
  'pending',
  'confirmed',
  'completed',
  'cancelled',
  'removed',
]

// A row is where the order is, a column where it is asked to go, in the order of `orderStates`.
// - stays, + moves, C is cancelled, D is completed, x has no such move.
test.each([
  ['draft', '-+++++'],
  ['pending', 'x-++++'],
  ['confirmed', 'x+-+++'],
  ['completed', 'x++-+x'],
  ['cancelled', 'CCCC-C'],
  ['removed', 'CCCCC-'],
] as const)('moves an order that is %s to each state or refuses: %s', (from, expected) => {
  expect(orderStates.map((to) => mark(move({ order_state: from }, { order_state: to })))).toEqual([
    ...expected,
  ])
})

test.each([
  ['draft', '-+++++'],
  ['pending', 'x-++++'],
  ['confirmed', 'x+-+++'],
  ['completed', 'DDD-DD'],
  ['cancelled', 'CCCC-C'],
  ['removed', 'CCCCC-'],
] as const)('keeps a completed order where returns bind it: %s %s', (from, expected) => {
  const moves = orderStates.map((to) => move({ order_state: from }, { order_state: to }, bound))

  expect(moves.map(mark)).toEqual([...expected])
})

function mark(result: unknown): string {
  if (result === null) return '-'
  if (result === 'order_already_cancelled') return 'C'
  if (result === 'order_already_completed') return 'D'
  return result === 'state_unreachable' ? 'x' : '+'
}

const paymentStates: PaymentState[] = [
  'open',
  'pending',
  'failed',
  'expired',
  'paid',
  'refunding',
  'partially_refunded',
  'refunded',
]

test.each(paymentStates)('a payment that is %s goes anywhere but back to open', (from) => {
  const expected = paymentStates.map((to) => (to === from ? '-' : to === 'open' ? 'x' : '+'))

  expect(
    paymentStates.map((to) => mark(move({ payment_state: from }, { payment_state: to }))),
  ).toEqual(expected)
})

const deliveryStates: DeliveryState[] = [
  'pending',
  'shipping',
  'shipped',
  'arrived',
  'collected',
  'returning',
  'returned',
]

test.each(deliveryStates)('a parcel that is %s may be corrected to any state', (from) => {
  const expected = deliveryStates.map((to) => (to === from ? '-' : '+'))

  expect(
    deliveryStates.map((to) => mark(move({ delivery_state: from }, { delivery_state: to }))),
  ).toEqual(expected)
})

test.each([
  ['shipped', false, 'order_already_shipped'],
  ['arrived', false, 'order_already_shipped'],
  ['collected', false, 'order_already_shipped'],
  ['pending', true, 'order_has_return'],
  ['returned', true, 'order_has_return'],
] as const)(
  'where returns bind an order, delivery %s and a live return %s refuse cancelling',
  (delivery_state, has_live_return, code) => {
    const rules = { return_order_revamp: true, has_live_return }
    const cancelled = { order_state: 'cancelled' as const }

    expect(move({ delivery_state }, cancelled, rules)).toBe(code)
    expect(move({ delivery_state }, cancelled, { ...rules, return_order_revamp: false })).toEqual({
      order_state: 'cancelled',
      cancelled_at: at,
    })
  },
)

test.each(['pending', 'shipping', 'returning', 'returned'] as const)(
  'where returns bind an order, delivery %s lets it be cancelled',
  (delivery_state) => {
    expect(mark(move({ delivery_state }, { order_state: 'cancelled' }, bound))).toBe('+')
  },
)

test('where returns bind it, the parcel of a completed order stays as it is', () => {
  const completed = { order_state: 'completed' as const }

  expect(move(completed, { delivery_state: 'returned' }, bound)).toBe('order_already_completed')
  expect(move(completed, { payment_state: 'refunded' }, bound)).toMatchObject({
    payment_state: 'refunded',
  })
  expect(outcome(() => refuseFrozenDelivery(order(completed), bound))).toBe(
    'order_already_completed',
  )
  expect(outcome(() => refuseFrozenDelivery(order(completed), free))).toBeUndefined()
  expect(outcome(() => refuseFrozenDelivery(order(), bound))).toBeUndefined()
})

test.each([
  [{}, { order_state: 'confirmed' }, { order_state: 'confirmed', confirmed_at: at }],
  [
    { confirmed_at: earlier },
    { order_state: 'confirmed' },
    { order_state: 'confirmed', confirmed_at: earlier },
  ],
  [{}, { order_state: 'completed' }, { order_state: 'completed', completed_at: at }],
  [{}, { payment_state: 'paid' }, { payment_state: 'paid', payment_updated_at: at, paid_at: at }],
  [{}, { payment_state: 'failed' }, { payment_state: 'failed', payment_updated_at: at }],
  [
    {},
    { delivery_state: 'shipped' },
    { delivery_state: 'shipped', delivery_updated_at: at, shipped_at: at },
  ],
  [
    {},
    { delivery_state: 'arrived' },
    { delivery_state: 'arrived', delivery_updated_at: at, arrived_at: at },
  ],
  [
    {},
    { delivery_state: 'collected' },
    { delivery_state: 'collected', delivery_updated_at: at, collected_at: at },
  ],
  [
    {},
    { delivery_state: 'returned' },
    { delivery_state: 'returned', delivery_updated_at: at, returned_at: at },
  ],
  [{}, { delivery_state: 'shipping' }, { delivery_state: 'shipping', delivery_updated_at: at }],
] as [Partial<Order>, StateChange, Partial<Order>][])(
  'an order with %j that goes to %j gets these times',
  (from, change, columns) => {
    expect(move(from, change)).toEqual(columns)
  },
)

const returnStates: ReturnState[] = ['pending', 'confirmed', 'completed', 'cancelled']

test.each([
  ['pending', '++++'],
  ['confirmed', 'x+++'],
  ['completed', 'xx+x'],
  ['cancelled', 'xxx+'],
] as const)('moves a return that is %s to each state, stays, or refuses: %s', (from, expected) => {
  const results = returnStates.map((to) => outcome(() => assertReturnMove(from, to)))

  expect(results.map((result) => (result === 'state_unreachable' ? 'x' : '+'))).toEqual([
    ...expected,
  ])
})
