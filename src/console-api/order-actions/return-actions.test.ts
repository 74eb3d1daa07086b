import { describe, expect } from 'vitest'
import { type Server, type Shop, test } from '../../../test/app.ts'
import { aFullOrder, everyRow, type FullOrder, shownOrder } from '../../../test/build-order-page.ts'
import { aReturnOrder, aShippedOrder } from '../../../test/build-returns.ts'
import { aClerk } from '../../../test/build-sessions.ts'
import type { OrderDetail, OrderDetailReturnJson } from '../orders/contract.ts'
import type { Rehearsal, ReturnAction } from './contract.ts'

const codeOf = (reply: { text: string }) => JSON.parse(reply.text).code
const both: ReturnAction[] = ['complete', 'cancel']

/** A shipped, paid order of three earphones, of which two are on their way back. */
async function aReturn(server: Server, shop: Shop): Promise<FullOrder & OrderDetailReturnJson> {
  const order = await aFullOrder(server, shop, { is_shipped: true })
  const [line] = order.shown.lines
  const lines = [{ id: line.id, quantity: 2, reason: 'wrong_item' }]
  const reply = await shop.console.post(`/orders/${order.id}/return`, { lines })
  const [made] = (reply.json as OrderDetail).returns
  return { ...order, ...(made as OrderDetailReturnJson) }
}

const allowed = both.map((action) => ({ action, is_allowed: true, reason: null }))
const closed = both.map((action) => ({
  action,
  is_allowed: false,
  reason: 'return_order_closed',
}))

const cases = [
  {
    action: 'complete',
    becomes: { return_state: 'completed', refund_state: 'refunded', parcel_state: 'collected' },
    order: { delivery_state: 'shipped', payment_state: 'partially_refunded' },
    // Two of three earphones go back on the shelf; so does their share of credits and points.
    stock: [[2, 9]],
    ledger: ['credits', 'points'],
    events: [
      'return_order.completed',
      'order.state_changed',
      'customer.balance_changed',
      'customer.balance_changed',
    ],
    returnable: [1, 1, 0],
  },
  {
    action: 'cancel',
    becomes: { return_state: 'cancelled', refund_state: 'pending', parcel_state: 'returning' },
    order: { delivery_state: 'shipped', payment_state: 'paid' },
    stock: [],
    ledger: [],
    events: ['return_order.cancelled', 'order.state_changed'],
    returnable: [3, 1, 0],
  },
] as const

describe.each(cases)('$action of a return', (given) => {
  test('shows what would happen without a trace, and then that happens', async ({
    server,
    shop,
  }) => {
    await shop.console.post('/webhooks', { address: 'https://example.com/hook' })
    const made = await aReturn(server, shop)
    expect(made).toMatchObject({ return_state: 'confirmed', version: 1, actions: allowed })
    const rows = await everyRow(server, shop)
    const path = `/returns/${made.id}/${given.action}`
    const headers = { 'idempotency-key': 'one intention', 'if-match': '"1"' }

    const rehearsed = await shop.console.request('POST', `${path}?dry_run=true`, {}, headers)

    expect([rehearsed.status, rehearsed.text]).toEqual([200, expect.any(String)])
    expect(await everyRow(server, shop)).toEqual(rows)
    const plan = rehearsed.json as Rehearsal
    expect(plan.return).toMatchObject({ id: made.id, ...given.becomes })
    expect(plan.events.toSorted()).toEqual(given.events.toSorted())
    expect(plan.webhooks).toBe(1)
    expect(plan.stock.map((each) => [each.quantity, each.level_after])).toEqual(given.stock)
    expect(plan.ledger.map((each) => each.ledger)).toEqual(given.ledger)

    const done = await shop.console.request('POST', path, {}, headers)
    const again = await shop.console.request('POST', path, {}, headers)

    expect([done.status, again.text]).toEqual([200, done.text])
    const order = done.json as OrderDetail
    expect(order).toMatchObject({
      ...given.order,
      returns: [{ id: made.id, ...given.becomes, version: 2, actions: closed }],
    })
    expect(order.lines.map((line) => line.returnable_quantity)).toEqual(given.returnable)
    const { delivery_state, payment_state } = plan.after
    expect({ delivery_state, payment_state }).toEqual(given.order)
    expect(order).toEqual(await shownOrder(shop, order.id))
    const now = await everyRow(server, shop)
    expect((now.events?.length ?? 0) - (rows.events?.length ?? 0)).toBe(given.events.length)
  })
})

test('moves a return on that came by SHOPLINE and waits for the shop', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop)
  const made = await aReturnOrder(shop, shipped, { returned_by: 'customer' })
  const [before] = (await shownOrder(shop, shipped.order.id)).returns

  const reply = await shop.console.post(`/returns/${made.id}/complete`)

  expect(before).toMatchObject({ return_state: 'pending', actions: allowed })
  expect(reply.json).toMatchObject({ delivery_state: 'returned', payment_state: 'refunded' })
  expect((await shop.shopline.get(`/return_orders/${made.id}`)).json.status).toBe('completed')
})

test.for(both)(
  'a return that is closed by %s tells before that it is closed',
  async (action, { server, shop }) => {
    const made = await aReturn(server, shop)
    const done = await shop.console.post(`/returns/${made.id}/${action}`)
    const rows = await everyRow(server, shop)

    expect(done.json.returns[0].actions).toEqual(closed)
    for (const next of both) {
      for (const query of ['', '?dry_run=true']) {
        const reply = await shop.console.post(`/returns/${made.id}/${next}${query}`)
        expect([next, reply.status, codeOf(reply)]).toEqual([next, 409, 'return_order_closed'])
      }
    }
    expect(await everyRow(server, shop)).toEqual(rows)
  },
)

test('a return of another version is refused, and so is its rehearsal', async ({
  server,
  shop,
}) => {
  const made = await aReturn(server, shop)
  const rows = await everyRow(server, shop)

  for (const action of both) {
    for (const query of ['', '?dry_run=true']) {
      const path = `/returns/${made.id}/${action}${query}`
      const reply = await shop.console.request('POST', path, {}, { 'if-match': '"2"' })
      expect([reply.status, codeOf(reply)]).toEqual([409, 'return_order_changed_meanwhile'])
    }
  }
  expect(await everyRow(server, shop)).toEqual(rows)
})

test('goods come back once, whoever completes or cancels at the same time', async ({
  server,
  shop,
}) => {
  const made = await aReturn(server, shop)
  const complete = () => shop.console.post(`/returns/${made.id}/complete`)

  const replies = await Promise.all([complete(), complete(), complete()])
  const cancelled = await shop.console.post(`/returns/${made.id}/cancel`)

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409, 409])
  expect(codeOf(cancelled)).toBe('return_order_closed')
  const shown = (await shownOrder(shop, made.shown.id)) as OrderDetail
  expect(shown.lines[0]?.stock_quantity).toBe(9)
  const { movements } = await movementsOf(shop, shown)
  expect(movements.filter((each) => each.reason === 'return')).toMatchObject([{ quantity: 2 }])
})

async function movementsOf(shop: Shop, { lines }: OrderDetail) {
  const reply = await shop.console.get(`/variants/${lines[0]?.variant_id}/movements`)
  return { movements: reply.json.items as { reason: string; quantity: number }[] }
}

test('another shop’s return is like none; who only watches is told so before', async ({
  server,
  shop,
}) => {
  const made = await aReturn(server, shop)
  const other = await server.newShop()
  const sponsor = await aClerk(server, shop, 'sponsor')
  const rows = await everyRow(server, shop)

  for (const action of both) {
    for (const query of ['', '?dry_run=true']) {
      const foreign = await other.console.post(`/returns/${made.id}/${action}${query}`)
      const unknown = await other.console.post(`/returns/${'f'.repeat(24)}/${action}${query}`)
      expect([foreign.status, foreign.text]).toEqual([404, unknown.text])
      const watched = await sponsor.post(`/returns/${made.id}/${action}${query}`)
      expect([watched.status, codeOf(watched)]).toEqual([403, 'forbidden'])
    }
  }
  expect(await everyRow(server, shop)).toEqual(rows)
  const seen = (await sponsor.get(`/orders/${made.shown.id}`)).json as OrderDetail
  expect(seen.returns[0]?.actions.map((each) => each.reason)).toEqual(['forbidden', 'forbidden'])
})
