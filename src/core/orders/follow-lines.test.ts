import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../test/app.ts'
import { stockOf } from '../../../test/build-orders.ts'
import { movementsOf } from '../../../test/build-products.ts'
import {
  aCompletedReturn,
  aReturnBody,
  aReturnOrder,
  aShippedOrder,
} from '../../../test/build-returns.ts'
import { aCartItem, aShopOrderBody } from '../../../test/build-till.ts'
import { aProduct } from '../../../test/builders.ts'
import { expectSoundRecord } from '../../../test/invariants.ts'
import { loadOrder } from './load-order.ts'

/** A shipped order of three units out of a shelf of ten, and where FIRST LINE has its item. */
async function anOrderOfThree(server: Server, shop: Shop) {
  const shipped = await aShippedOrder(server, shop, { quantity: 3 })
  const { id } = shipped.order
  const order = await loadOrder(server.db, shop.merchant.id, { id })
  const items = `/contact-order/${order.firstline_id}/contact-order-item`
  return {
    ...shipped,
    id,
    number: order.wixtar_number,
    items,
    item: `${items}/${order.lines[0]?.firstline_id}`,
    returned: { ...shipped, item: shipped.item },
    variant: shipped.counter.product.variants[0] as {
      id: string
      code: string
      firstline_id: number
    },
  }
}

test('stock follows the lines of an order that took it', async ({ server, shop }) => {
  const { id, items, item, variant } = await anOrderOfThree(server, shop)
  const other = await aProduct(server, shop, { title: '雨傘', quantity: 4 })
  const umbrella = other.variants[0] as { id: string; firstline_id: number }
  expect(await stockOf(server, shop, variant.id)).toBe(7)

  await shop.firstline.put(item, { quantity: 1 })
  expect(await stockOf(server, shop, variant.id)).toBe(9)
  await shop.firstline.post(items, { product_id: umbrella.firstline_id, quantity: 2 })
  expect(await stockOf(server, shop, umbrella.id)).toBe(2)
  await shop.firstline.put(item, { product_id: umbrella.firstline_id, quantity: 2 })
  expect(await stockOf(server, shop, variant.id)).toBe(10)
  expect(await stockOf(server, shop, umbrella.id)).toBe(0)

  expect((await movementsOf(server, shop)).slice(-5).map((move) => move.reason)).toEqual([
    'order',
    'adjust',
    'order',
    'adjust',
    'order',
  ])
  await shop.shopline.patch(`/orders/${id}/status`, { status: 'cancelled' })
  expect(await stockOf(server, shop, umbrella.id)).toBe(4)
  await expectSoundRecord(server, shop)
})

test('refuses more of a line than the shelf has', async ({ server, shop }) => {
  const { item, variant } = await anOrderOfThree(server, shop)

  const reply = await shop.firstline.put(item, { quantity: 11 })

  expect(reply.status).toBe(422)
  expect((await shop.firstline.get(item)).json.data.quantity).toBe(3)
  expect(await stockOf(server, shop, variant.id)).toBe(7)
})

test('leaves the shelves alone for an order that was cancelled', async ({ server, shop }) => {
  const { id, item, variant } = await anOrderOfThree(server, shop)
  await shop.shopline.patch(`/orders/${id}/status`, { status: 'cancelled' })

  const reply = await shop.firstline.put(item, { quantity: 20 })

  expect(reply.status).toBe(200)
  expect(await stockOf(server, shop, variant.id)).toBe(10)
  await expectSoundRecord(server, shop)
})

test('refuses to lower or exchange what is being returned, until the return is cancelled', async ({
  server,
  shop,
}) => {
  const { item, returned, variant } = await anOrderOfThree(server, shop)
  const other = await aProduct(server, shop, { title: '雨傘' })
  const body = aReturnBody(returned, { subtotal_items: [{ id: returned.item, quantity: 2 }] })
  const made = (await shop.shopline.post('/return_orders', body)).json

  const less = await shop.firstline.put(item, { quantity: 1 })
  const swapped = await shop.firstline.put(item, {
    product_id: other.variants[0]?.firstline_id,
  })
  const enough = await shop.firstline.put(item, { quantity: 2 })

  expect([less.status, less.json.errors]).toEqual([
    422,
    { quantity: ['The quantity cannot be changed: it has a return.'] },
  ])
  expect([swapped.status, enough.status]).toEqual([422, 200])
  expect(await stockOf(server, shop, variant.id)).toBe(8)
  await shop.shopline.put(`/return_orders/${made.id}`, { status: 'cancelled' })
  expect((await shop.firstline.put(item, { quantity: 1 })).status).toBe(200)
})

test('a till may not drop what was returned', async ({ server, shop }) => {
  const { id, number, returned, variant } = await anOrderOfThree(server, shop)
  await aCompletedReturn(shop, (await aReturnOrder(shop, returned)).id)
  const order = await loadOrder(server.db, shop.merchant.id, { id })
  const cart = (items: object[]) =>
    shop.wixtar.post(
      '/v1/shop_order',
      aShopOrderBody({ id: number, store: { id: 'WEB01', name: '網路商店' }, cart: { items } }),
    )

  const dropped = await cart([])
  const kept = await cart([
    { ...aCartItem(variant.code, 999, 2), title: order.lines[0]?.title as string },
  ])

  expect([dropped.status, dropped.json.message]).toEqual([409, '訂單已有退貨單，不允許此操作'])
  expect(kept.status).toBe(200)
  // Ten, less three sold, and back came one returned and one that was taken off the cart.
  expect(await stockOf(server, shop, variant.id)).toBe(9)
  await expectSoundRecord(server, shop)
})
