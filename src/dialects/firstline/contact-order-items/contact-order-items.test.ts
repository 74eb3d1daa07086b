import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aContactOrder, aContactOrderWithItem } from '../../../../test/build-contacts.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

test('answers with the documented item, in the list, alone and in the order', async ({
  server,
  shop,
}) => {
  const { order, item, product } = await aContactOrderWithItem(server, shop)
  const { product_id: _, ...amounts } = example('firstline/contact-order-item-create-full.request')
  const path = `/contact-order/${order.id}/contact-order-item`

  const changed = await shop.firstline.put(`${path}/${item.id}`, amounts)
  const [list, read, whole] = await Promise.all([
    shop.firstline.get(path),
    shop.firstline.get(`${path}/${item.id}`),
    shop.firstline.get(`/contact-order/${order.id}`),
  ])

  const number = product.variants[0]?.firstline_id
  expect(changed.json.data).toEqual({
    id: item.id,
    quantity: 2,
    total_price_before_discounts: '6200.00',
    total_discount: '0.00',
    total_price_after_discounts: '6200.00',
    product_id: number,
    contact_order_id: order.id,
    product: { id: number, name: '保溫瓶', sku: product.variants[0]?.sku, price: 3100 },
    created_at: item.created_at,
    updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  })
  expect(changed.json).toHaveWireShape(example('firstline/contact-order-item-create.response'))
  expect(read.json).toHaveWireShape(example('firstline/contact-order-item-get.response'))
  expect(list.json).toHaveWireShape(example('firstline/contact-order-item-list.response'))
  expect(read.json).toEqual(changed.json)
  expect(list.json.data).toEqual([changed.json.data])
  expect(whole.json.data.items).toEqual([changed.json.data])
  expect(list.json.meta).toMatchObject({ path: `${shop.firstline.base}${path}`, total: 1 })
})

test('keeps totals that are not sent as null and prices the line by the catalogue', async ({
  server,
  shop,
}) => {
  const { item } = await aContactOrderWithItem(server, shop, { price_minor: 12_345 })

  expect(item).toMatchObject({
    quantity: 2,
    total_price_before_discounts: null,
    total_discount: null,
    total_price_after_discounts: null,
    product: { price: 123.45 },
  })
})

test('shares an even total out to the pieces', async ({ server, shop }) => {
  const even = await aContactOrderWithItem(server, shop, {
    item: { quantity: 4, total_price_before_discounts: '10.00' },
  })
  const uneven = await aContactOrderWithItem(server, shop, {
    item: { quantity: 3, total_price_before_discounts: '10.00' },
  })

  expect(even.item.product.price).toBe(2.5)
  expect(uneven.item.product.price).toBe(3100)
})

test('changes product, quantity and totals of a line that SHOPLINE made', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const made = await aShoplineOrder(shop, counter)
  const other = await aProduct(server, shop, { title: '雨傘', price_minor: 30_000 })
  const [order] = (await shop.firstline.get('/contact-order')).json.data
  const path = `/contact-order/${order.id}/contact-order-item/${order.items[0].id}`

  const more = await shop.firstline.put(path, { quantity: 3 })
  const swapped = await shop.firstline.put(path, {
    product_id: other.variants[0]?.firstline_id,
    quantity: 2,
    total_price_before_discounts: 600,
    total_discount: 100,
    total_price_after_discounts: 500,
  })

  expect(more.json.data).toMatchObject({
    quantity: 3,
    total_price_before_discounts: '2997.00',
    total_discount: '0.00',
    total_price_after_discounts: '2997.00',
  })
  expect(swapped.json.data).toMatchObject({
    total_discount: '100.00',
    product: { name: '雨傘', price: 300 },
  })
  const [line] = (await shop.shopline.get(`/orders/${made.id}`)).json.subtotal_items
  expect(line).toMatchObject({
    item_id: other.id,
    quantity: 2,
    item_price: { dollars: 300 },
    total: { dollars: 500 },
  })
})

test('shows and changes lines without a product: own goods and discounts', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const made = await aShoplineOrder(shop, counter, {
    items: [
      {
        item_type: 'CustomProduct',
        item_data: { name: '手工刻字' },
        item_price: 600,
        quantity: 2,
        total: 1100,
      },
      { item_type: 'CustomDiscount', item_data: { name: '開幕折扣' }, item_price: 50, total: 50 },
    ],
  })
  const [order] = (await shop.firstline.get('/contact-order')).json.data
  const path = `/contact-order/${order.id}/contact-order-item`
  const [goods, discount] = order.items

  expect(goods).toMatchObject({
    total_price_before_discounts: '1200.00',
    total_discount: '100.00',
    total_price_after_discounts: '1100.00',
    product_id: -1,
    product: { id: -1, name: '手工刻字', sku: '', price: 600 },
  })
  expect(discount).toMatchObject({
    total_price_before_discounts: '0.00',
    total_discount: '50.00',
    total_price_after_discounts: '-50.00',
    product_id: -1,
    product: { id: -1, name: '開幕折扣', sku: '', price: 50 },
  })
  const { id: _, product: __, ...sentBack } = discount
  const same = await shop.firstline.put(`${path}/${discount.id}`, sentBack)
  expect(same.json.data).toEqual({ ...discount, updated_at: expect.any(String) })
  await shop.firstline.put(`${path}/${discount.id}`, { total_discount: 80 })
  await shop.firstline.put(`${path}/${goods.id}`, { product_id: -1, quantity: 1 })
  const seen = (await shop.shopline.get(`/orders/${made.id}`)).json
  expect(seen.custom_discount_items[0].total.dollars).toBe(80)
  expect(seen.subtotal_items[0]).toMatchObject({ quantity: 1, total: { dollars: 500 } })
})

test.for([
  ['product_id', undefined],
  ['product_id', 987_654_321],
  ['product_id', -1],
  ['product_id', 'x'],
  ['quantity', undefined],
  ['quantity', 0],
  ['quantity', -1],
  ['quantity', 1.5],
  ['quantity', 2 ** 40],
  ['total_price_before_discounts', -1],
  ['total_discount', '1,000'],
  ['total_price_after_discounts', 1e20],
] as const)(
  'refuses a wrong %s and adds nothing (case %#)',
  async ([name, value], { server, shop }) => {
    const { order, item, product } = await aContactOrderWithItem(server, shop)
    const path = `/contact-order/${order.id}/contact-order-item`

    const reply = await shop.firstline.post(path, {
      product_id: product.variants[0]?.firstline_id,
      quantity: 1,
      [name]: value,
    })

    expect(reply.status).toBe(422)
    expect(Object.keys(reply.json.errors)).toEqual([name])
    expect((await shop.firstline.get(path)).json.data).toEqual([item])
  },
)

test('refuses another merchant’s product, order and item as unknown ones', async ({
  server,
  shop,
}) => {
  const other = await server.newShop()
  await aProduct(server, other)
  await aProduct(server, other)
  const foreign = await aProduct(server, other)
  const { order, item } = await aContactOrderWithItem(server, shop)
  const another = await aContactOrder(server, shop)
  const path = `/contact-order/${order.id}/contact-order-item`

  const product = await shop.firstline.post(path, {
    product_id: foreign.variants[0]?.firstline_id,
    quantity: 1,
  })
  const misplaced = `/contact-order/${another.id}/contact-order-item/${item.id}`
  const replies = await Promise.all([
    other.firstline.get(path),
    other.firstline.get(`${path}/${item.id}`),
    other.firstline.post(path, { product_id: foreign.variants[0]?.firstline_id, quantity: 1 }),
    other.firstline.put(`${path}/${item.id}`, { quantity: 5 }),
    shop.firstline.get(misplaced),
    shop.firstline.put(misplaced, { quantity: 5 }),
  ])

  expect(product.status).toBe(422)
  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 404, 404, 404])
  expect((await shop.firstline.get(path)).json.data).toEqual([item])
})

test('keeps every item when many are added at once', async ({ server, shop }) => {
  const order = await aContactOrder(server, shop)
  const product = await aProduct(server, shop)
  const path = `/contact-order/${order.id}/contact-order-item`

  const replies = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      shop.firstline.post(path, {
        product_id: product.variants[0]?.firstline_id,
        quantity: index + 1,
      }),
    ),
  )

  expect(replies.map((reply) => reply.json.data.quantity)).toEqual([1, 2, 3, 4, 5, 6])
  const list = await shop.firstline.get(`${path}?per_page=4&page=2`)
  expect(list.json.meta).toMatchObject({ total: 6, from: 5, to: 6 })
  expect(list.json.data).toHaveLength(2)
})
