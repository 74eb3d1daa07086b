import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCounter, anOrderBody, stockOf } from '../../../../test/build-orders.ts'
import {
  aShoplineProduct,
  aWarehouse,
  eventKindsOf,
  movementsOf,
} from '../../../../test/build-products.ts'
import { aProduct, type BuiltProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

function onlyVariant(product: BuiltProduct): string {
  return product.variants[0]?.id as string
}

test('answers the documented request with the documented stock', async ({ server, shop }) => {
  const product = await aShoplineProduct(shop)

  const reply = await shop.shopline.put(
    `/products/${product.id}/update_quantity`,
    example('shopline/update-product-quantity.request'),
  )

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/update-product-quantity.response'))
  expect(reply.json).toMatchObject({ id: product.id, sku: 'A0102', quantity: 8 })
  expect(await movementsOf(server, shop)).toEqual([
    { reason: 'opening', quantity: 10 },
    { reason: 'adjust', quantity: -2 },
  ])
  expect(await eventKindsOf(server, shop)).toEqual(['product.created', 'product.stock_changed'])
})

test('sets the stock when told to replace it, and records no change of nothing', async ({
  server,
  shop,
}) => {
  const product = await aShoplineProduct(shop)
  const path = `/products/${product.id}/update_quantity`

  const first = await shop.shopline.put(path, { quantity: 3, replace: true })
  const second = await shop.shopline.put(path, { quantity: 3, replace: true })

  expect(first.json.quantity).toBe(3)
  expect(second.json).toEqual(first.json)
  expect(await movementsOf(server, shop)).toEqual([
    { reason: 'opening', quantity: 10 },
    { reason: 'set', quantity: -7 },
  ])
})

test('sets the stock of one variation and of every product with a SKU', async ({
  server,
  shop,
}) => {
  const varied = await aProduct(server, shop, { sku: 'TWIN', variations: ['', ''] })
  const [first] = varied.variants
  const twin = await aProduct(server, shop, { sku: 'TWIN-1' })

  const one = await shop.shopline.put(
    `/products/${varied.id}/variations/${first?.id}/update_quantity`,
    { quantity: 5, replace: true },
  )
  const all = await shop.shopline.put('/products/update_quantity', { sku: 'TWIN-1', quantity: -6 })
  const single = await shop.shopline.put('/products/update_quantity', {
    sku: 'TWIN-2',
    quantity: 1,
  })

  expect(one.json).toHaveWireShape(example('shopline/update-variation-quantity.response'))
  expect(one.json).toMatchObject({ id: first?.id, quantity: 5, product_id: varied.id })
  expect(all.json.items).toMatchObject([{ id: twin.id, product_id: twin.id, quantity: 4 }])
  expect(all.json.errors).toMatchObject([{ id: first?.id, code: 'UnprocessableEntity' }])
  expect(single.json).toMatchObject({ quantity: 11, sku: 'TWIN-2', product_id: varied.id })
})

test('takes the last piece once when two ask at once', async ({ server, shop }) => {
  const product = await aProduct(server, shop, { quantity: 1 })
  const path = `/products/${product.id}/update_quantity`
  const manyAsk = (quantity: number) =>
    Promise.all(Array.from({ length: 20 }, () => shop.shopline.put(path, { quantity })))
  // Opens the connections, so that the takers really meet.
  await manyAsk(0)

  const replies = await manyAsk(-1)

  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
  expect(replies.filter((reply) => reply.status === 422)).toHaveLength(19)
  expect(await stockOf(server, shop, onlyVariant(product))).toBe(0)
  expect(await movementsOf(server, shop)).toHaveLength(1)
})

test('lets orders and adjustments share the last pieces without a piece too many', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const product = await aProduct(server, shop, { quantity: 5 })
  const items = [
    { item_type: 'Product', item_id: product.id, item_price: 1, quantity: 1, total: 1 },
  ]
  const order = anOrderBody(counter, { items }, { is_inventory_fulfillment: true })

  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? shop.shopline.post('/orders', order)
        : shop.shopline.put(`/products/${product.id}/update_quantity`, { quantity: -1 }),
    ),
  )

  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(5)
  expect(replies.filter((reply) => reply.status === 422)).toHaveLength(15)
  expect(await stockOf(server, shop, onlyVariant(product))).toBe(0)
})

test('loses none of many adjustments at once, upwards and downwards', async ({ server, shop }) => {
  const product = await aProduct(server, shop, { quantity: 100 })
  const path = `/products/${product.id}/update_quantity`

  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      shop.shopline.put(path, { quantity: index % 2 === 0 ? -3 : 1 }),
    ),
  )

  expect(replies.map((reply) => reply.status)).toEqual(Array(20).fill(200))
  expect(await stockOf(server, shop, onlyVariant(product))).toBe(80)
})

const refusals: [string, unknown][] = [
  ['no quantity', {}],
  ['a quantity of words', { quantity: 'many' }],
  ['half a piece', { quantity: 0.5 }],
  ['a quantity of null', { quantity: null }],
  ['more than the vendor allows', { quantity: 10_000_000 }],
  ['less than there is', { quantity: -11 }],
  ['a stock below zero', { quantity: -1, replace: true }],
]

for (const [what, body] of refusals) {
  test(`refuses ${what} and leaves the stock`, async ({ server, shop }) => {
    const product = await aProduct(server, shop)

    const reply = await shop.shopline.put(`/products/${product.id}/update_quantity`, body)

    expect(reply.status).toBe(422)
    expect(await stockOf(server, shop, onlyVariant(product))).toBe(10)
  })
}

test('refuses a count that would leave the range that is stored', async ({ server, shop }) => {
  const product = await aProduct(server, shop, { quantity: 999_999_999 })

  const reply = await shop.shopline.put(`/products/${product.id}/update_quantity`, { quantity: 1 })

  expect(reply.status).toBe(422)
})

test('refuses where the stock lies in several warehouses', async ({ server, shop }) => {
  const product = await aProduct(server, shop)
  const warehouse_id = await aWarehouse(server, shop)
  await shop.shopline.put(`/products/${product.id}/stocks`, { warehouse_id, quantity: 1 })

  const reply = await shop.shopline.put(`/products/${product.id}/update_quantity`, { quantity: 1 })

  expect(reply.status).toBe(403)
  expect(reply.json).toEqual({
    error: expect.any(String),
    code: 'QuantityUpdateNotAllowed',
    caused_by: {},
  })
})

test("does not know another shop's product, variation or SKU", async ({ server, shop }) => {
  const other = await server.newShop()
  const product = await aProduct(server, other, { sku: 'THEIRS', variations: [''] })
  const mine = await aProduct(server, shop)
  const body = { quantity: 1 }

  const replies = await Promise.all([
    shop.shopline.put(`/products/${product.id}/update_quantity`, body),
    shop.shopline.put('/products/ffffffffffffffffffffffff/update_quantity', body),
    shop.shopline.put(
      `/products/${mine.id}/variations/${onlyVariant(product)}/update_quantity`,
      body,
    ),
    shop.shopline.put(`/products/${mine.id}/variations/${onlyVariant(mine)}/update_quantity`, body),
    shop.shopline.put('/products/update_quantity', { ...body, sku: 'THEIRS-1' }),
    shop.shopline.put(`/products/${product.id}/stocks`, { ...body, warehouse_id: 'x' }),
  ])

  expect(replies.map((reply) => reply.status)).toEqual(Array(6).fill(404))
  expect(await stockOf(server, other, onlyVariant(product))).toBe(10)
})
