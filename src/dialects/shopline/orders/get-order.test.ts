import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { example } from '../../../../test/example.ts'

test('answers with the documented order, without what is only given on request', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const { id } = await aShoplineOrder(shop, counter, {
    items: [
      {
        item_type: 'Product',
        item_id: counter.product.id,
        item_price: 100,
        quantity: 1,
        total: 100,
      },
      {
        item_type: 'CustomProduct',
        item_data: { name: '卡片' },
        item_price: 10,
        quantity: 1,
        total: 10,
      },
      { item_type: 'CustomDiscount', item_data: { name: 'DDD' }, item_price: 10, total: 10 },
    ],
  })
  const documented = example('shopline/get-order.response')
  delete documented.affiliate_campaign

  const reply = await shop.shopline.get(`/orders/${id}?include_fields[]=affiliate_campaign`)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(documented, {
    // Keys of the newer sample that this older one lacks (quirk 5, and orders.md 9.10).
    extra: [
      'order_delivery.id',
      'order_delivery.exp_type',
      'subtotal_items[].product_subscription_id',
      'subtotal_items[].object_data.gtin',
      'subtotal_items[].object_data.mpn',
      'custom_discount_items[].product_subscription_id',
    ],
    open: [
      'order_delivery.name_translations',
      'order_payment.name_translations',
      'subtotal_items[].title_translations',
    ],
    nullable: [
      ...Object.keys(documented.delivery_address).map((key) => `delivery_address.${key}`),
      'order_remarks',
      'confirmed_at',
    ],
  })
  expect(reply.json.status).toBe('pending')
  expect(reply.json.order_payment.status).toBe('temp')
  expect(reply.json.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/)
})

test('keeps only the named fields, and the id', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const { id } = await aShoplineOrder(shop, counter)

  const kept = await shop.shopline.get(`/orders/${id}?fields[]=order_number&fields[]=status`)

  expect(Object.keys(kept.json)).toEqual(['id', 'order_number', 'status'])
})

test('answers another merchant’s order like an unknown one', async ({ server, shop }) => {
  const other = await server.newShop()
  const { id } = await aShoplineOrder(other, await aCounter(server, other))

  const foreign = await shop.shopline.get(`/orders/${id}`)
  const unknown = await shop.shopline.get('/orders/ffffffffffffffffffffffff')

  expect(foreign.status).toBe(404)
  expect(foreign.text).toBe(unknown.text)
  expect(foreign.json).toEqual({ message: 'Order not found', code: 'NotFound', extras: {} })
})

test('refuses a missing and a wrong token', async ({ shop }) => {
  const none = await shop.shopline.request('GET', '/orders', undefined, { authorization: '' })
  const wrong = await shop.shopline.request('GET', '/orders', undefined, {
    authorization: 'Bearer wrong',
  })

  expect(none.status).toBe(401)
  expect(wrong.json).toEqual(example('shopline/error.401.response'))
})
