import { expect, test } from 'vitest'
import type { Order } from '../../../core/orders/order.ts'
import { changedStatuses, newStatuses, statusesOf } from './order-statuses.ts'

const order = (states: Partial<Order>) =>
  ({ order_state: 'pending', payment_state: 'open', delivery_state: 'pending', ...states }) as Order

const nothing = { financial_status: null, fulfillment_status: null, return_status: null }

test.for([
  [{}, ['pending', 'preparing', null]],
  [{ order_state: 'cancelled' }, ['voided', 'preparing', null]],
  [{ order_state: 'cancelled', payment_state: 'refunded' }, ['refunded', 'preparing', null]],
  [{ payment_state: 'paid', delivery_state: 'shipped' }, ['paid', 'shipped', null]],
  [
    { payment_state: 'expired', delivery_state: 'returning' },
    ['expired', 'returning', 'returning'],
  ],
  [{ payment_state: 'failed', delivery_state: 'returned' }, ['failed', 'returned', 'returned']],
] as const)('derives the words of the states %j', ([states, words]) => {
  expect(Object.values(statusesOf(order(states), {}))).toEqual(words)
})

test.for([
  ['paid', 'shipped', null, 'paid', 'shipped'],
  ['Unpaid', ' Fulfilled ', null, 'pending', 'shipped'],
  ['partially_refunded', 'delivered', null, 'partially_refunded', 'collected'],
  ['paid', 'preparing', 'returning', 'paid', 'returning'],
  ['constructor', '__proto__', 'toString', 'pending', 'pending'],
  [null, null, null, 'pending', 'pending'],
] as const)(
  'understands the words %s, %s and %s',
  ([financial_status, fulfillment_status, return_status, payment, delivery]) => {
    const sent = { financial_status, fulfillment_status, return_status }
    const { states, texts } = newStatuses(sent)

    expect(states).toEqual({ payment_state: payment, delivery_state: delivery })
    expect(statusesOf(order(states), texts)).toEqual(sent)
  },
)

test('shows the state again when another face has moved it', () => {
  const { texts } = newStatuses({ ...nothing, financial_status: '部分付款' })

  expect(statusesOf(order({ payment_state: 'pending' }), texts).financial_status).toBe('部分付款')
  expect(statusesOf(order({ payment_state: 'paid' }), texts).financial_status).toBe('paid')
})

test('keeps the shipment’s word when a return begins, and comes back to it', () => {
  const created = newStatuses({ ...nothing, fulfillment_status: 'preparing' })
  const before = order(created.states)

  const returning = changedStatuses(before, created.texts, { return_status: 'returning' })
  const during = order({ ...created.states, ...returning?.states })

  expect(during.delivery_state).toBe('returning')
  expect(statusesOf(during, returning?.texts ?? {})).toEqual({
    financial_status: null,
    fulfillment_status: 'preparing',
    return_status: 'returning',
  })
  const ended = changedStatuses(during, returning?.texts ?? {}, { return_status: null })
  expect(ended?.states.delivery_state).toBe('pending')
})

test('changes nothing when the words come back as they were read', () => {
  const seen = order({ payment_state: 'open', delivery_state: 'returning' })

  expect(changedStatuses(seen, {}, statusesOf(seen, {}))).toBe(null)
})
