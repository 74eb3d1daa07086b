import { expect, test } from 'vitest'
import type { Order } from '../orders/order.ts'
import { failedRequestColumns, requestColumns } from './carrier-states.ts'

const at = '2026-03-01T00:00:00.000Z'
const before = '2026-02-28T23:59:59.000Z'

function orderIn(carrier_state: string): Order {
  const asked = carrier_state === 'pending' ? null : before
  return {
    carrier_state,
    request_submitted_at: asked,
    request_authorized_at: null,
    request_accepted_at: null,
  } as Order
}

test('gives every milestone up to the state a time and keeps those it had', () => {
  expect(requestColumns(orderIn('request_submitted'), 'request_accepted', at)).toEqual({
    carrier_state: 'request_accepted',
    request_submitted_at: before,
    request_authorized_at: at,
    request_accepted_at: at,
  })
  expect(requestColumns(orderIn('pending'), 'request_submitted', at)).toEqual({
    carrier_state: 'request_submitted',
    request_submitted_at: at,
    request_authorized_at: null,
    request_accepted_at: null,
  })
})

test('takes a refused request back', () => {
  expect(failedRequestColumns(orderIn('request_submitted'))).toEqual({
    carrier_state: 'pending',
    request_submitted_at: null,
    request_authorized_at: null,
    request_accepted_at: null,
  })
})

test.for([
  ['request_accepted', 'request_submitted'],
  ['shipped', 'request_accepted'],
  ['pending', 'request_accepted'],
] as const)('goes not from %s to %s', ([from, to]) => {
  expect(() => requestColumns(orderIn(from), to, at)).toThrow('state_unreachable')
})

test.for(['request_accepted', 'request_authorized', 'arrived'])(
  'lets a late refusal not undo %s',
  (from) => {
    expect(() => failedRequestColumns(orderIn(from))).toThrow('state_unreachable')
  },
)
