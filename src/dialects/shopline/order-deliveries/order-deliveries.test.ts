import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { withSettings } from '../../../../test/build-changes.ts'
import { aContactOrder } from '../../../../test/build-contacts.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { eventKinds } from '../../../../test/build-parcels.ts'
import { aShopOrder, aStore, orderRecord, shopOrder } from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'

test('answers with the documented delivery, as its order shows it', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const reply = await shop.shopline.get(`/order_deliveries/${order.order_delivery.id}`)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/get-order-delivery.response'), {
    open: ['name_translations'],
  })
  expect(reply.json).toMatchObject(order.order_delivery)
  expect(reply.json.delivery_type).toBe('custom')
})

test('knows the delivery of every order, whatever face made it', async ({ server, shop }) => {
  await aStore(server, shop)
  const contactOrder = await aContactOrder(server, shop)
  const number = await aShopOrder(shop)
  const { json: list } = await shop.shopline.get('/orders')
  const ids = list.items.map((order: { order_delivery: { id: string } }) => order.order_delivery.id)

  const replies = await Promise.all(
    ids.map((id: string) => shop.shopline.get(`/order_deliveries/${id}`)),
  )

  expect(list.items).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
  expect(replies.map((reply) => [reply.status, reply.json.platform])).toEqual([
    [200, 'custom'],
    [200, 'custom'],
  ])
  const record = await orderRecord(server, shop, number)
  const moved = await shop.shopline.put(`/order_deliveries/${record.delivery_id}`, {
    status: 'collected',
  })
  expect(moved.json.collected_at).toBe(moved.json.updated_at)
  expect((await shopOrder(shop, number)).order_status).toBe('CREATED')
  const untouched = await shop.firstline.get(`/contact-order/${contactOrder.id}`)
  expect(untouched.json.data.fulfillment_status).toBe(contactOrder.fulfillment_status)
})

test('takes the documented change and leaves the order’s own time', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const path = `/order_deliveries/${order.order_delivery.id}`

  const reply = await shop.shopline.put(path, example('shopline/update-order-delivery.request'))

  expect(reply.status).toBe(200)
  expect(reply.json).toMatchObject({ remark: 'pack it carefully', status: 'shipped' })
  expect(reply.json.shipped_at).toBe(reply.json.updated_at)
  const { json: after } = await shop.shopline.get(`/orders/${order.id}`)
  expect(after.updated_at).toBe(order.updated_at)
  expect(after.order_delivery).toMatchObject({ remark: 'pack it carefully', status: 'shipped' })
  const listed = await shop.firstline.get(`/contact-order?order_number=${order.order_number}`)
  expect(listed.json.data[0].fulfillment_status).toBe('shipped')
  expect((await shop.shopline.get(path)).json).toEqual(reply.json)
  expect(await eventKinds(server, shop, order.id)).toEqual(['order.created', 'order.state_changed'])
})

test('records nothing of a change that changes nothing', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const path = `/order_deliveries/${order.order_delivery.id}`
  const before = await shop.shopline.get(path)

  const replies = [
    await shop.shopline.put(path, {}),
    await shop.shopline.put(path, { status: 'pending', remark: null }),
  ]

  expect(replies.map((reply) => reply.json)).toEqual([before.json, before.json])
  expect(await eventKinds(server, shop, order.id)).toEqual(['order.created'])
})

test.for([
  { remark: '備'.repeat(256) },
  { remark: 5 },
  { status: 'sent' },
  { status: null },
  { status: 'request_accepted' },
])('refuses %j and changes nothing', async (body, { server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const path = `/order_deliveries/${order.order_delivery.id}`

  const reply = await shop.shopline.put(path, body)

  expect(reply.status).toBe(422)
  expect(await eventKinds(server, shop, order.id)).toEqual(['order.created'])
  const longest = await shop.shopline.put(path, { remark: '備'.repeat(255) })
  expect(longest.json.remark).toHaveLength(255)
})

test('refuses to change the delivery of a completed order where returns bind it', async ({
  server,
  shop,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const path = `/order_deliveries/${order.order_delivery.id}`
  await shop.shopline.patch(`/orders/${order.id}/status`, { status: 'completed' })
  expect((await shop.shopline.put(path, { remark: '一' })).status).toBe(200)
  await withSettings(server, shop, { return_order_revamp: true })

  const replies = await Promise.all([
    shop.shopline.put(path, { remark: '二' }),
    shop.shopline.put(path, { status: 'shipped' }),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([422, 422])
  expect((await shop.shopline.get(path)).json).toMatchObject({ remark: '一', status: 'pending' })
})

test('keeps both of two changes at once', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const path = `/order_deliveries/${order.order_delivery.id}`

  await Promise.all([
    shop.shopline.put(path, { remark: '易碎' }),
    shop.shopline.put(path, { status: 'shipping' }),
  ])

  expect((await shop.shopline.get(path)).json).toMatchObject({ remark: '易碎', status: 'shipping' })
  expect(await eventKinds(server, shop, order.id)).toHaveLength(3)
})

test('knows no other merchant’s deliveries', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const path = `/order_deliveries/${order.order_delivery.id}`
  const stranger = await server.newShop()

  const replies = await Promise.all([
    stranger.shopline.get(path),
    stranger.shopline.put(path, { remark: '我的' }),
    shop.shopline.get(`/order_deliveries/${order.id}`),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404])
  expect((await shop.shopline.get(path)).json.remark).toBeNull()
})
