import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'

const path = '/products/locked_inventory_count'

test('no unit is held, since orders take their stock at once', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aShoplineOrder(shop, counter, {}, { is_inventory_fulfillment: true })

  const reply = await shop.shopline.post(path, { product_ids: [counter.product.id] })

  expect([reply.status, reply.json]).toEqual([200, { items: [] }])
})

test.for([{ product_ids: 'all' }, { product_ids: [5] }, { product_ids: Array(1001).fill('id') }])(
  'refuses %j',
  async (body, { shop }) => {
    expect((await shop.shopline.post(path, body)).status).toBe(422)
  },
)
