import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { eventsOf, withSettings } from '../../../../test/build-changes.ts'
import {
  aBalance,
  aCounter,
  aShoplineOrder,
  balanceOf,
  stockOf,
} from '../../../../test/build-orders.ts'
import { movementsOf } from '../../../../test/build-products.ts'
import { example } from '../../../../test/example.ts'

const reason = { cancelled_reason: { key: 'other', message: '' } }

const cancel = (shop: Shop, id: string, body: object = reason) =>
  shop.shopline.patch(`/orders/${id}/cancel`, body)

/** An order that took a piece out of the shelf, NT$30 of credits and 120 points. */
async function aPaidForOrder(server: Server, shop: Shop) {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  await aBalance(server, shop, counter.customer, 'points', 500)
  const order = await aShoplineOrder(
    shop,
    counter,
    { user_credit: 30, member_point: 120 },
    { is_inventory_fulfillment: true },
  )
  const variant = counter.product.variants[0]?.id ?? ''
  const balances = async () => [
    await stockOf(server, shop, variant),
    await balanceOf(server, shop, counter.customer.id, 'credits'),
    await balanceOf(server, shop, counter.customer.id, 'points'),
  ]
  return { order, counter, balances }
}

test('takes the documented request and gives back stock, credits and points', async ({
  server,
  shop,
}) => {
  const { order, counter, balances } = await aPaidForOrder(server, shop)
  expect(await balances()).toEqual([9, 7000, 380])

  const reply = await cancel(shop, order.id, example('shopline/cancel-order.request'))

  expect([reply.status, reply.json]).toEqual([200, { order_items_stock_tag: null }])
  expect(await balances()).toEqual([10, 10_000, 500])
  expect((await shop.shopline.get(`/orders/${order.id}`)).json.status).toBe('cancelled')
  const credits = await shop.shopline.get(`/customers/${counter.customer.id}/store_credits`)
  expect(credits.json.items[0]).toMatchObject({ type: 'manual_credit', value: 30 })
  const points = await shop.shopline.get(`/customers/${counter.customer.id}/member_points`)
  expect(points.json.items[0]).toMatchObject({ type: 'manual', value: 120 })
  expect((await movementsOf(server, shop)).map((move) => [move.reason, move.quantity])).toEqual([
    ['order', -1],
    ['cancel', 1],
  ])
  const [, cancelled] = await eventsOf(server, shop, order.id)
  expect(cancelled).toMatchObject({
    kind: 'order.state_changed',
    data: {
      order_state: 'cancelled',
      reason: { key: 'expensive_price', message: 'expensive' },
      operated_by: 'customer',
      reverted: { credits: 3000, points: 120 },
    },
  })
})

test.for([
  [{}, undefined, [10, 7000, 380]],
  [{}, 'none', [10, 7000, 380]],
  [{}, 'revert', [10, 10_000, 500]],
  [{ revert_credits: { strategy: 'revert' } }, 'none', [10, 10_000, 380]],
  [{ revert_member_points: { strategy: 'revert' } }, 'none', [10, 7000, 500]],
  [{ revert_credits: { strategy: 'none' } }, 'revert', [10, 7000, 500]],
  [{ revert_member_points: { strategy: 'none' } }, 'revert', [10, 10_000, 380]],
] as const)(
  'a request of %j where the store says %s leaves these balances',
  async ([strategies, setting, expected], { server, shop }) => {
    const { order, balances } = await aPaidForOrder(server, shop)
    if (setting) await withSettings(server, shop, { cancel_reverts: setting })

    await cancel(shop, order.id, { ...reason, ...strategies })

    expect(await balances()).toEqual(expected)
  },
)

test.for([
  [{}, true],
  [{ mail_notify: true }, true],
  [{ mail_notify: false }, false],
] as const)('with %j a mail is asked for: %s', async ([more, isAsked], { server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  await cancel(shop, order.id, { ...reason, ...more })

  const kinds = (await eventsOf(server, shop, order.id)).map((event) => event.kind)
  expect(kinds.includes('order.notification_requested')).toBe(isAsked)
})

test('can be found by the time it was cancelled at', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const before = new Date().toISOString()

  await cancel(shop, order.id)

  const found = await shop.shopline.get(`/orders/search?cancelled_after=${before}`)
  expect(found.json.items.map((each: { id: string }) => each.id)).toEqual([order.id])
  const later = new Date(Date.now() + 60_000).toISOString()
  const none = await shop.shopline.get(`/orders/search?cancelled_after=${later}`)
  expect(none.json.items).toEqual([])
})

test('refuses to cancel twice', async ({ server, shop }) => {
  const { order, balances } = await aPaidForOrder(server, shop)
  await cancel(shop, order.id)

  const reply = await cancel(shop, order.id, example('shopline/cancel-order.request'))

  expect([reply.status, reply.json.message]).toEqual([
    422,
    'Unable to process the changes [the order is cancelled]',
  ])
  expect(await balances()).toEqual([10, 7000, 380])
})

test.for(['shipped', 'arrived', 'collected'])(
  'where returns bind it, refuses an order that is %s',
  async (status, { server, shop }) => {
    await withSettings(server, shop, { return_order_revamp: true })
    const { order, balances } = await aPaidForOrder(server, shop)
    await shop.shopline.patch(`/orders/${order.id}/order_delivery_status`, { status })

    const reply = await cancel(shop, order.id, example('shopline/cancel-order.request'))

    expect([reply.status, reply.json.message]).toEqual([
      422,
      'Unable to process the changes [the order is shipped, arrived or collected]',
    ])
    expect(await balances()).toEqual([9, 7000, 380])
  },
)

test.for([
  [{}, 'cancelled_reason'],
  [{ cancelled_reason: null }, 'cancelled_reason'],
  [{ cancelled_reason: {} }, 'cancelled_reason.key'],
  [{ cancelled_reason: { key: 'boredom' } }, 'cancelled_reason.key'],
  [{ cancelled_reason: { key: 'other', message: 5 } }, 'cancelled_reason.message'],
  [{ ...reason, revert_credits: { strategy: 'all' } }, 'revert_credits.strategy'],
  [{ ...reason, revert_member_points: 'revert' }, 'revert_member_points'],
  [{ ...reason, operated_by: 'robot' }, 'operated_by'],
  [{ ...reason, refund_order: 'perhaps' }, 'refund_order'],
  [{ ...reason, mail_notify: 1 }, 'mail_notify'],
] as const)('refuses %j, naming %s', async ([body, field], { server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const reply = await cancel(shop, order.id, body)

  expect(reply.status).toBe(422)
  expect(reply.json.message).toContain(`"${field}"`)
  expect(await eventsOf(server, shop, order.id)).toHaveLength(1)
})

test("an unknown order and another merchant's are not found", async ({ server, shop }) => {
  const other = await server.newShop()
  const order = await aShoplineOrder(other, await aCounter(server, other))

  const unknown = await cancel(shop, '5fb378e240cfc3002af35205')
  const foreign = await cancel(shop, order.id)

  expect(unknown.status).toBe(404)
  expect([foreign.status, foreign.json]).toEqual([404, unknown.json])
  expect(await eventsOf(server, other, order.id)).toHaveLength(1)
})

test('of many cancels and status changes at once one cancels, and all goes back once', async ({
  server,
  shop,
}) => {
  const { order, balances } = await aPaidForOrder(server, shop)
  const request = example('shopline/cancel-order.request')

  const [cancels, statuses] = await Promise.all([
    Promise.all(Array.from({ length: 8 }, () => cancel(shop, order.id, request))),
    Promise.all(
      ['confirmed', 'completed', 'pending', 'confirmed'].map((status) =>
        shop.shopline.patch(`/orders/${order.id}/status`, { status }),
      ),
    ),
  ])

  expect(cancels.filter((reply) => reply.status === 200)).toHaveLength(1)
  expect(cancels.filter((reply) => reply.status === 422)).toHaveLength(7)
  expect(statuses.every((reply) => [200, 422].includes(reply.status))).toBe(true)
  expect(await balances()).toEqual([10, 10_000, 500])
  expect((await shop.shopline.get(`/orders/${order.id}`)).json.status).toBe('cancelled')
  const cancelled = (await eventsOf(server, shop, order.id)).filter(
    ({ data }) => data.order_state === 'cancelled',
  )
  expect(cancelled).toHaveLength(1)
})
