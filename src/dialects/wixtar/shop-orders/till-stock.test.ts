import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { withSettings } from '../../../../test/build-changes.ts'
import { aCounter, anOrderBody, stockOf } from '../../../../test/build-orders.ts'
import { movementsOf } from '../../../../test/build-products.ts'
import { aCartItem, aShopOrder, aStore, orderRecord } from '../../../../test/build-till.ts'
import { aProduct } from '../../../../test/builders.ts'

// The online store's own counter sells out of the warehouse that the web shop sells from.
const counterStore = { id: 'WEB01', name: '網路商店' }

async function aShelf(server: Server, shop: Shop, quantity: number) {
  const counter = await aCounter(server, shop)
  const product = await aProduct(server, shop, { title: '展示品', quantity })
  const variant = product.variants[0] as (typeof product.variants)[number]
  const sell = (pieces = 1) =>
    aShopOrder(shop, {
      id: '',
      store: counterStore,
      cart: { items: [aCartItem(variant.code, 100, pieces)] },
    })
  return { counter: { ...counter, product }, variant, sell }
}

const complete = (shop: Shop, number: string) =>
  shop.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: counterStore.id })

test('a sale takes stock when it is completed, once, and a cancel gives it back', async ({
  server,
  shop,
}) => {
  await withSettings(server, shop, { till_stock: 'taken' })
  const { variant, sell } = await aShelf(server, shop, 5)
  const number = await sell(2)
  expect(await stockOf(server, shop, variant.id)).toBe(5)

  await complete(shop, number)
  const { id } = await orderRecord(server, shop, number)
  const { json } = await shop.shopline.get(`/orders/${id}`)
  await shop.shopline.patch(`/orders/${id}/status`, { status: 'pending' })
  const again = await complete(shop, number)

  expect([json.skip_fulfillment, again.status]).toEqual([false, 204])
  expect(await stockOf(server, shop, variant.id)).toBe(3)
  await shop.wixtar.patch(`/v1/orders/${number}/shop_order_cancel`, {
    shop_id: counterStore.id,
    order_id: number,
  })
  expect(await stockOf(server, shop, variant.id)).toBe(5)
  expect((await movementsOf(server, shop)).map((move) => [move.reason, move.quantity])).toEqual([
    ['order', -2],
    ['cancel', 2],
  ])
})

test('takes none where the merchant did not choose so', async ({ server, shop }) => {
  const { variant, sell } = await aShelf(server, shop, 5)

  const reply = await complete(shop, await sell())

  expect(reply.status).toBe(204)
  expect(await stockOf(server, shop, variant.id)).toBe(5)
})

test('refuses to hand over what is not there, and the order stays open', async ({
  server,
  shop,
}) => {
  await withSettings(server, shop, { till_stock: 'taken' })
  const { variant, sell } = await aShelf(server, shop, 1)
  const number = await sell(2)

  const reply = await complete(shop, number)

  expect([reply.status, reply.json]).toEqual([400, { message: `庫存不足 ${variant.sku}` }])
  expect((await orderRecord(server, shop, number)).order_state).toBe('pending')
  expect(await stockOf(server, shop, variant.id)).toBe(1)
})

test('a warehouse that never had the product has none of it', async ({ server, shop }) => {
  await withSettings(server, shop, { till_stock: 'taken' })
  await aStore(server, shop)
  const { variant } = await aShelf(server, shop, 5)
  const cart = { items: [aCartItem(variant.code, 100)] }
  const number = await aShopOrder(shop, { id: '', cart })

  const reply = await shop.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'A01' })

  expect([reply.status, reply.json]).toEqual([400, { message: `庫存不足 ${variant.sku}` }])
})

test('the last piece is sold once, at the tills or in the web shop', async ({ server, shop }) => {
  await withSettings(server, shop, { till_stock: 'taken' })
  const { counter, variant, sell } = await aShelf(server, shop, 1)
  const numbers = await Promise.all(Array.from({ length: 10 }, () => sell()))
  const body = anOrderBody(counter, {}, { is_inventory_fulfillment: true })

  const [tills, web] = await Promise.all([
    Promise.all(numbers.map((number) => complete(shop, number))),
    Promise.all(Array.from({ length: 10 }, () => shop.shopline.post('/orders', body))),
  ])

  const sold = [...tills, ...web].filter((reply) => reply.status < 300)
  expect(sold).toHaveLength(1)
  expect(tills.every((reply) => [204, 400].includes(reply.status))).toBe(true)
  expect(web.every((reply) => [200, 422].includes(reply.status))).toBe(true)
  expect(await stockOf(server, shop, variant.id)).toBe(0)
})
