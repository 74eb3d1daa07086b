import { expect } from 'vitest'
import { type Server, type Shop, test, type WireReply } from '../../../test/app.ts'
import { aCounter, aShoplineOrder, stockOf } from '../../../test/build-orders.ts'
import { aWarehouse, eventKindsOf } from '../../../test/build-products.ts'
import { aProduct } from '../../../test/builders.ts'

const problem = (reply: WireReply) => [reply.status, JSON.parse(reply.text).code]

async function aStockedVariant(server: Server, shop: Shop, quantity = 10) {
  const product = await aProduct(server, shop, { quantity })
  const id = product.variants[0]?.id as string
  const { json } = await shop.console.get(`/products/${product.id}`)
  const warehouse_id: string = json.warehouses[0].id
  const put = (body: object) => shop.console.put(`/variants/${id}/stock`, { warehouse_id, ...body })
  return { id, product, warehouse_id, put }
}

test('sets and changes a count, with one event and one movement each', async ({ server, shop }) => {
  const { id, put } = await aStockedVariant(server, shop)

  const set = await put({ quantity: 15, expected: 10, reason: '盤點' })
  const changed = await put({ change: -2 })
  const same = await put({ quantity: 13 })

  expect(set.json.variants[0].quantity).toBe(15)
  expect([changed.json.variants[0].quantity, same.json.variants[0].quantity]).toEqual([13, 13])
  expect(await stockOf(server, shop, id)).toBe(13)
  const kinds = await eventKindsOf(server, shop)
  expect(kinds.filter((kind) => kind === 'product.stock_changed')).toHaveLength(2)
  const { json } = await shop.console.get(`/variants/${id}/movements`)
  expect(json.items).toMatchObject([
    { reason: 'adjust', quantity: -2, note: null, actor_name: '王店長' },
    { reason: 'set', quantity: 5, note: '盤點', order: null },
  ])
})

test('shows what an order took, with the order, page by page', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter, {}, { is_inventory_fulfillment: true })
  const id = counter.product.variants[0]?.id
  const { json } = await shop.console.get(`/products/${counter.product.id}`)
  const [{ id: warehouse_id, name }] = json.warehouses
  await shop.console.put(`/variants/${id}/stock`, { warehouse_id, change: 1 })
  const elsewhere = await aWarehouse(server, shop)
  await shop.console.put(`/variants/${id}/stock`, { warehouse_id: elsewhere, quantity: 4 })
  const read = async (query: string) =>
    (await shop.console.get(`/variants/${id}/movements?${query}`)).json

  const first = await read('limit=2')
  const second = await read(`limit=2&after=${first.next}`)
  const there = await read(`warehouse_id=${elsewhere}`)

  expect(first.items).toHaveLength(2)
  expect(second).toEqual({
    items: [
      {
        id: expect.any(String),
        warehouse: { id: warehouse_id, name },
        quantity: -1,
        reason: 'order',
        note: null,
        order: { id: order.id, order_number: order.order_number },
        actor_name: expect.any(String),
        occurred_at: expect.any(String),
      },
    ],
    next: null,
  })
  expect(there.items.map((each: { quantity: number }) => each.quantity)).toEqual([4])
})

test('refuses to overwrite a count that has changed unseen', async ({ server, shop }) => {
  const { id, put } = await aStockedVariant(server, shop)

  const replies = await Promise.all([
    put({ quantity: 12, expected: 10 }),
    put({ quantity: 8, expected: 10 }),
  ])

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409])
  const refused = replies.find((reply) => reply.status === 409) as WireReply
  expect(problem(refused)).toEqual([409, 'stock_changed_meanwhile'])
  expect([8, 12]).toContain(await stockOf(server, shop, id))
})

test('never goes below nothing, also of two at once', async ({ server, shop }) => {
  const { id, put } = await aStockedVariant(server, shop, 5)

  const replies = await Promise.all([put({ change: -3 }), put({ change: -3 })])

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 422])
  const refused = replies.find((reply) => reply.status === 422) as WireReply
  expect(problem(refused)).toEqual([422, 'stock_insufficient'])
  expect(await stockOf(server, shop, id)).toBe(2)
})

test('refuses unknown and foreign warehouses, and both or neither of the numbers', async ({
  server,
  shop,
}) => {
  const { id, put } = await aStockedVariant(server, shop)
  const foreign = await aWarehouse(server, await server.newShop())

  expect(problem(await put({ warehouse_id: foreign, quantity: 1 }))).toEqual([
    404,
    'warehouse_not_found',
  ])
  expect(problem(await put({ quantity: 1, change: 1 }))).toEqual([422, 'invalid'])
  expect(problem(await put({}))).toEqual([422, 'invalid'])
  expect(problem(await put({ quantity: -1 }))).toEqual([422, 'stock_insufficient'])
  expect(await stockOf(server, shop, id)).toBe(10)
})
