import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { eventsOf, withSettings } from '../../../../test/build-changes.ts'
import {
  aBalance,
  aCounter,
  aShoplineOrder,
  balanceOf,
  stockOf,
} from '../../../../test/build-orders.ts'
import { example } from '../../../../test/example.ts'
import '../../../../test/wire-matcher.ts'

const setStatus = (shop: Shop, id: string, status: string, more: object = {}) =>
  shop.shopline.patch(`/orders/${id}/status`, { status, ...more })

test('answers with the whole order in its new status', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const reply = await shop.shopline.patch(
    `/orders/${order.id}/status`,
    example('shopline/update-order-status.request'),
  )

  expect(reply.status).toBe(200)
  expect(reply.json).toEqual({ ...order, status: 'completed', updated_at: expect.any(String) })
  expect(Date.parse(reply.json.updated_at)).toBeGreaterThan(Date.parse(order.updated_at))
  expect((await shop.shopline.get(`/orders/${order.id}`)).json).toEqual(reply.json)
})

test('keeps the time of the first confirmation', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const first = await setStatus(shop, order.id, 'confirmed')
  await setStatus(shop, order.id, 'pending')
  const second = await setStatus(shop, order.id, 'confirmed')

  expect(order.confirmed_at).toBeNull()
  expect(first.json.confirmed_at).toEqual(first.json.updated_at)
  expect(second.json.confirmed_at).toBe(first.json.confirmed_at)
})

test('a completed order goes back, with one event for each move', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  await setStatus(shop, order.id, 'completed')
  const back = await setStatus(shop, order.id, 'confirmed')

  expect([back.status, back.json.status]).toEqual([200, 'confirmed'])
  const events = await eventsOf(server, shop, order.id)
  expect(
    events.map(({ kind, data }) => [kind, data.order_state, data.before?.order_state]),
  ).toEqual([
    ['order.created', 'pending', undefined],
    ['order.state_changed', 'completed', 'pending'],
    ['order.state_changed', 'confirmed', 'completed'],
  ])
})

test('the status that it has already changes nothing and tells nothing', async ({
  server,
  shop,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const confirmed = await setStatus(shop, order.id, 'confirmed')

  const again = await setStatus(shop, order.id, 'confirmed', { mail_notify: true })

  expect(again.json).toEqual(confirmed.json)
  expect(await eventsOf(server, shop, order.id)).toHaveLength(2)
})

test('asks for a mail only when told to', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  await setStatus(shop, order.id, 'confirmed')
  await setStatus(shop, order.id, 'completed', { mail_notify: 'true' })

  const events = await eventsOf(server, shop, order.id)
  expect(events.map((event) => event.kind)).toEqual([
    'order.created',
    'order.state_changed',
    'order.state_changed',
    'order.notification_requested',
  ])
  expect(events[3]?.data).toEqual({ about: 'order.state_changed', moved: ['order_state'] })
})

test('cancelling gives stock back, but neither credits nor points', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await withSettings(server, shop, { cancel_reverts: 'revert' })
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  await aBalance(server, shop, counter.customer, 'points', 500)
  const order = await aShoplineOrder(
    shop,
    counter,
    { user_credit: 30, member_point: 120 },
    { is_inventory_fulfillment: true },
  )
  const variant = counter.product.variants[0]?.id ?? ''
  expect(await stockOf(server, shop, variant)).toBe(9)

  const reply = await setStatus(shop, order.id, 'cancelled')
  const again = await setStatus(shop, order.id, 'cancelled')

  expect([reply.json.status, again.status]).toEqual(['cancelled', 200])
  expect(await stockOf(server, shop, variant)).toBe(10)
  expect(await balanceOf(server, shop, counter.customer.id, 'credits')).toBe(7000)
  expect(await balanceOf(server, shop, counter.customer.id, 'points')).toBe(380)
})

test('a cancelled order stays cancelled', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  await setStatus(shop, order.id, 'cancelled')

  const reply = await setStatus(shop, order.id, 'confirmed')

  expect([reply.status, reply.json.message]).toEqual([
    422,
    'Unable to process the changes [the order is cancelled]',
  ])
})

test.for([
  ['completed', 'pending', 'pending', 'the order is completed'],
  ['completed', 'pending', 'cancelled', 'the order is completed'],
  ['confirmed', 'shipped', 'cancelled', 'the order is shipped, arrived or collected'],
  ['confirmed', 'arrived', 'cancelled', 'the order is shipped, arrived or collected'],
  ['confirmed', 'collected', 'cancelled', 'the order is shipped, arrived or collected'],
] as const)(
  'where returns bind it, an order %s and %s is not %s',
  async ([status, delivery, wanted, reason], { server, shop }) => {
    const order = await aShoplineOrder(shop, await aCounter(server, shop))
    await shop.shopline.patch(`/orders/${order.id}/order_delivery_status`, { status: delivery })
    await setStatus(shop, order.id, status)
    await withSettings(server, shop, { return_order_revamp: true })
    const before = await shop.shopline.get(`/orders/${order.id}`)

    const reply = await setStatus(shop, order.id, wanted)

    expect([reply.status, reply.json.message]).toEqual([
      422,
      `Unable to process the changes [${reason}]`,
    ])
    expect((await shop.shopline.get(`/orders/${order.id}`)).json).toEqual(before.json)
    await withSettings(server, shop, { return_order_revamp: false })
    expect((await setStatus(shop, order.id, wanted)).status).toBe(200)
  },
)

test.for(['temp', 'removed', 'shipping', '', null, 5, undefined])(
  'refuses the status %j',
  async (status, { server, shop }) => {
    const order = await aShoplineOrder(shop, await aCounter(server, shop))

    const reply = await shop.shopline.patch(`/orders/${order.id}/status`, { status })

    expect(reply.status).toBe(422)
    expect(await eventsOf(server, shop, order.id)).toHaveLength(1)
  },
)

test("an unknown order and another merchant's are not found", async ({ server, shop }) => {
  const other = await server.newShop()
  const order = await aShoplineOrder(other, await aCounter(server, other))

  const unknown = await setStatus(shop, '5fb378e240cfc3002af35205', 'confirmed')
  const foreign = await setStatus(shop, order.id, 'confirmed')

  expect(unknown.status).toBe(404)
  expect([foreign.status, foreign.json]).toEqual([404, unknown.json])
  expect(await eventsOf(server, other, order.id)).toHaveLength(1)
})

test('of two status changes at once both are told, each from what the other left', async ({
  server,
  shop,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const replies = await Promise.all([
    setStatus(shop, order.id, 'confirmed'),
    setStatus(shop, order.id, 'completed'),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([200, 200])
  const [, first, second] = await eventsOf(server, shop, order.id)
  expect(second?.data.before?.order_state).toBe(first?.data.order_state)
  const { json } = await shop.shopline.get(`/orders/${order.id}`)
  expect(json.status).toBe(second?.data.order_state)
})
