import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { merchantClient } from '../../../../test/build-changes.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { aShopOrder, aStore, orderRecord } from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'
import '../../../../test/wire-matcher.ts'

const logsOf = (shop: Shop, id: string) => shop.shopline.get(`/orders/${id}/action_logs`)

const cancelled_reason = { key: 'change_mind', message: '客人不要了' }

test('lists what was done, newest first, with the reason of a cancellation', async ({
  server,
  shop,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const at = `/orders/${order.id}`
  await shop.shopline.patch(`${at}/status`, { status: 'confirmed' })
  await shop.shopline.patch(`${at}/order_delivery_status`, { status: 'shipped' })
  await shop.shopline.patch(`${at}/order_payment_status`, { status: 'completed' })
  await shop.shopline.patch(at, { ref_order_id: 'ERP-1' })
  await shop.shopline.patch(`${at}/cancel`, { cancelled_reason })

  const { status, json } = await logsOf(shop, order.id)

  expect(status).toBe(200)
  expect(json).toHaveWireShape(example('shopline/get-order-action-logs.response'))
  expect(json.items.map((item: { key: string; data: object }) => [item.key, item.data])).toEqual([
    ['updated_status', { updated_status: 'cancelled', reason: '客人不要了' }],
    ['updated_payment_status', { updated_payment_status: 'completed' }],
    ['updated_delivery_status', { updated_delivery_status: 'shipped' }],
    ['updated_status', { updated_status: 'confirmed', reason: '' }],
  ])
  expect(json.items[0]).toEqual({
    key: 'updated_status',
    data: { updated_status: 'cancelled', reason: '客人不要了' },
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    performer_name: '王店長',
    performer_type: 'User',
    performer_id: shop.staff.id,
    performing_application_id: '',
  })
})

test('shows what the other faces did, a change of two states as two actions', async ({
  server,
  shop,
}) => {
  await aStore(server, shop)
  const number = await aShopOrder(shop)
  const { id } = await orderRecord(server, shop, number)
  const operator = { id: '1234', name: '王店長' }
  await shop.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'A01', operator })

  const { items } = (await logsOf(shop, id)).json

  expect(items.map((item: { key: string }) => item.key)).toEqual([
    'updated_status',
    'updated_payment_status',
  ])
})

test('names the shop when its own token did it', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const own = await merchantClient(server, shop)
  await own.patch(`/orders/${order.id}/status`, { status: 'confirmed' })

  const { items } = (await logsOf(shop, order.id)).json

  expect(items[0]).toMatchObject({
    performer_name: '測試商店',
    performer_type: 'Merchant',
    performer_id: shop.merchant.id,
  })
})

test('lists the hundred newest', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const wanted = Array.from({ length: 104 }, (_, index) => (index % 2 ? 'pending' : 'confirmed'))
  await wanted.reduce(
    (before, status) =>
      before.then(() => shop.shopline.patch(`/orders/${order.id}/status`, { status })),
    Promise.resolve<unknown>(undefined),
  )

  const { items } = (await logsOf(shop, order.id)).json

  expect(items).toHaveLength(100)
  expect(items[0].data.updated_status).toBe('pending')
})

test("an unknown order and another merchant's answer 200 with nothing", async ({
  server,
  shop,
}) => {
  const other = await server.newShop()
  const order = await aShoplineOrder(other, await aCounter(server, other))
  await other.shopline.patch(`/orders/${order.id}/status`, { status: 'confirmed' })

  const replies = [
    await logsOf(shop, '5fb378e240cfc3002af35205'),
    await logsOf(shop, order.id),
    await logsOf(shop, 'no-id'),
  ]

  const empty = example('shopline/get-order-action-logs.not-found.response')
  expect(replies.map(({ status, json }) => [status, json])).toEqual(Array(3).fill([200, empty]))
})
