import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { withSettings } from '../../../../test/build-changes.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { aParcel, eventKinds, soldDaysAgo } from '../../../../test/build-parcels.ts'

/** One order of 31 days ago and one of 29, in a shop that archives after 30 days. */
async function anArchive(server: Server, shop: Shop) {
  const counter = await aCounter(server, shop)
  const [old, young] = [await aShoplineOrder(shop, counter), await aShoplineOrder(shop, counter)]
  await soldDaysAgo(server, shop, old.id, 31)
  await soldDaysAgo(server, shop, young.id, 29)
  await withSettings(server, shop, { archive_after_days: 30 })
  return { counter, old, young }
}

const calls: [string, string, unknown?][] = [
  ['GET', '/orders/:id'],
  ['PATCH', '/orders/:id', { tracking_number: 'A1' }],
  ['PATCH', '/orders/:id/status', { status: 'confirmed' }],
  ['PATCH', '/orders/:id/order_delivery_status', { status: 'shipped' }],
  ['PATCH', '/orders/:id/order_payment_status', { status: 'completed' }],
  ['PATCH', '/orders/:id/cancel', { cancelled_reason: { key: 'other' } }],
  ['PUT', '/orders/:id/tags', { tags: ['舊訂單'] }],
  ['GET', '/orders/:id/action_logs'],
  ['PATCH', '/orders/:id/execute_shipment'],
  ['GET', '/order_deliveries/:delivery'],
  ['PUT', '/order_deliveries/:delivery', { remark: '一' }],
]

test.for(calls)('answers %s %s of an archived order with 410', async (call, { server, shop }) => {
  const [method, path, body] = call
  const { old } = await anArchive(server, shop)
  const address = path.replace(':id', old.id).replace(':delivery', old.order_delivery.id)

  const reply = await shop.shopline.request(method, address, body)

  expect(reply.status).toBe(410)
  expect(reply.json).toEqual({ message: 'Order is archived', code: 'Gone', extras: {} })
  expect(await eventKinds(server, shop, old.id)).toEqual(['order.created'])
})

test('refuses to split an archived order', async ({ server, shop }) => {
  const { old } = await anArchive(server, shop)

  const reply = await shop.shopline.post(`/orders/${old.id}/split`, {
    order_items: [{ id: old.subtotal_items[0].id, quantity: 1 }],
    updated_at: old.updated_at,
  })

  expect(reply.status).toBe(410)
})

test('leaves archived orders out of lists and searches, with their count', async ({
  server,
  shop,
}) => {
  const { old, young } = await anArchive(server, shop)

  const lists = await Promise.all([
    shop.shopline.get('/orders'),
    shop.shopline.get('/orders?created_after=2000-01-01'),
    shop.shopline.get('/orders/search'),
    shop.shopline.get(`/orders/search?query=${old.order_number.slice(0, 8)}`),
  ])

  for (const { json } of lists) {
    expect(json.items.map((order: { id: string }) => order.id)).toEqual([young.id])
    expect(json.pagination.total_count).toBe(1)
  }
})

test('marks an archived order that is asked for by its id', async ({ server, shop }) => {
  const { old, young } = await anArchive(server, shop)

  const { json } = await shop.shopline.get(`/orders?order_ids[]=${old.id}&order_ids[]=${young.id}`)

  expect(json.items).toEqual([
    (await shop.shopline.get(`/orders/${young.id}`)).json,
    { id: old.id, archived: true },
  ])
  expect(json.pagination.total_count).toBe(2)
})

test('sorts an archived order of a bulk shipment under wrong states', async ({ server, shop }) => {
  const { counter } = await anArchive(server, shop)
  const parcel = await aParcel(server, shop, 'tw_tcat_frozen', { counter })
  await soldDaysAgo(server, shop, parcel.id, 31)

  const reply = await shop.shopline.patch('/orders/execute_shipment', { orderIds: [parcel.id] })

  expect(reply.json.statusErrorOrderIds).toEqual([parcel.id])
})

test('archives nothing unless the merchant chose to', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  await soldDaysAgo(server, shop, order.id, 4000)

  const [read, list] = await Promise.all([
    shop.shopline.get(`/orders/${order.id}`),
    shop.shopline.get('/orders'),
  ])

  expect(read.status).toBe(200)
  expect(list.json.items).toHaveLength(1)
})

test('keeps archived orders in the other faces', async ({ server, shop }) => {
  const { old } = await anArchive(server, shop)

  const listed = await shop.firstline.get(`/contact-order?order_number=${old.order_number}`)

  expect(listed.json.data).toHaveLength(1)
})

test('answers another merchant’s archived order like an unknown one', async ({ server, shop }) => {
  const { old } = await anArchive(server, shop)
  const stranger = await server.newShop()
  await withSettings(server, stranger, { archive_after_days: 30 })

  const reply = await stranger.shopline.get(`/orders/${old.id}`)

  expect(reply.status).toBe(404)
})
