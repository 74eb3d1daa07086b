import { expect } from 'vitest'
import { statement } from '../../../../src/platform/db.ts'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aCounter, anOrderBody, type Counter, rowCount } from '../../../../test/build-orders.ts'

// The online store's warehouse does not know the product yet: it has no row for it.

async function aCounterWithoutStock(
  server: Server,
  shop: Shop,
  product: { is_unlimited?: boolean; out_of_stock_orderable?: boolean } = {},
): Promise<Counter> {
  const counter = await aCounter(server, shop)
  await server.db.write(
    statement(
      'test_without_stock',
      `with level as (delete from stock_levels where merchant_id = $1),
       variant as (update variants set is_unlimited = $2 where merchant_id = $1)
       update products set out_of_stock_orderable = $3 where merchant_id = $1`,
    ),
    [shop.merchant.id, product.is_unlimited ?? false, product.out_of_stock_orderable ?? false],
  )
  return counter
}

const buy = (shop: Shop, counter: Counter, quantity = 1) => {
  const item = {
    item_type: 'Product',
    item_id: counter.product.id,
    item_price: 999,
    quantity,
    total: 999 * quantity,
  }
  const body = anOrderBody(counter, { items: [item] }, { is_inventory_fulfillment: true })
  return shop.shopline.post('/orders', body)
}

const levels = (server: Server, shop: Shop) =>
  server.db.read<{ quantity: number }>(
    statement('test_levels', 'select quantity from stock_levels where merchant_id = $1'),
    [shop.merchant.id],
  )

test('sells what is unlimited where no stock was ever kept', async ({ server, shop }) => {
  const counter = await aCounterWithoutStock(server, shop, { is_unlimited: true })

  const reply = await buy(shop, counter, 3)

  expect(reply.status).toBe(200)
  expect(await levels(server, shop)).toEqual([{ quantity: 0 }])
  expect(await rowCount(server, shop, 'stock_movements')).toBe(0)
})

test('sells ahead what may be ordered out of stock, also to many at once', async ({
  server,
  shop,
}) => {
  const counter = await aCounterWithoutStock(server, shop, { out_of_stock_orderable: true })

  const replies = await Promise.all(Array.from({ length: 8 }, () => buy(shop, counter, 2)))

  expect(replies.map((reply) => reply.status)).toEqual(Array(8).fill(200))
  expect(await levels(server, shop)).toEqual([{ quantity: -16 }])
  expect(await rowCount(server, shop, 'stock_movements')).toBe(8)
})

test('refuses any other product, and leaves nothing behind', async ({ server, shop }) => {
  const counter = await aCounterWithoutStock(server, shop)

  const reply = await buy(shop, counter)

  expect(reply.status).toBe(422)
  expect(reply.json.message).toContain('is out of stock')
  expect(await levels(server, shop)).toEqual([])
  expect(await rowCount(server, shop, 'orders')).toBe(0)
})

test('refuses to sell ahead more than a count can hold', async ({ server, shop }) => {
  const counter = await aCounterWithoutStock(server, shop, { out_of_stock_orderable: true })
  await buy(shop, counter, 999_999)
  await server.db.write(
    statement(
      'test_lowest_level',
      'update stock_levels set quantity = -999999999 where merchant_id = $1',
    ),
    [shop.merchant.id],
  )

  const reply = await buy(shop, counter)

  expect(reply.status).toBe(422)
  expect(await levels(server, shop)).toEqual([{ quantity: -999_999_999 }])
})
