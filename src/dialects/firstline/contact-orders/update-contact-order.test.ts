import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aContact, aContactOrder } from '../../../../test/build-contacts.ts'
import { aBalance, aCounter, aShoplineOrder, rowCount } from '../../../../test/build-orders.ts'
import { example } from '../../../../test/example.ts'
import { updateOrder } from '../../../core/orders/update-order.ts'

test('changes what is sent and leaves the rest', async ({ server, shop }) => {
  const order = await aContactOrder(server, shop, {
    ...example('firstline/contact-order-create.request'),
    contact_id: (await aContact(server, shop)).firstline_id,
    extra_info: { a: 1 },
  })
  const contact = await aContact(server, shop)
  const changes = {
    order_number: 'ORD-2',
    order_updated_at: '2024-09-07 10:00:00',
    receiver_name: '陳小姐',
    receiver_address: '台北市信義區市府路 1 號',
    receiver_phone: '0912345678',
    total_price: '5000.50',
    total_tax: null,
    fulfillment_status: 'shipped',
    return_status: 'returning',
    note: '改過',
    contact_id: contact.firstline_id,
  }

  const reply = await shop.firstline.put(`/contact-order/${order.id}`, changes)

  expect(reply.status).toBe(200)
  expect(reply.json.data).toEqual({
    ...order,
    ...changes,
    updated_at: expect.any(String),
  })
  const read = await shop.firstline.get(`/contact-order/${order.id}`)
  expect(read.json).toEqual(reply.json)
})

test('writes a time of the sale, and forgets it', async ({ server, shop }) => {
  const order = await aContactOrder(server, shop)
  const path = `/contact-order/${order.id}`

  const dated = await shop.firstline.put(path, { order_created_at: '2020-01-02 03:04:05' })
  const undated = await shop.firstline.put(path, { order_created_at: null })

  expect(dated.json.data.order_created_at).toBe('2020-01-02 03:04:05')
  expect(undated.json.data.order_created_at).toBe(null)
})

test('changes nothing and records nothing when an order comes back as it was read', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 50_000)
  const made = await aShoplineOrder(shop, counter, {
    user_credit: 30,
    total: 919,
    items: [
      {
        item_type: 'Product',
        item_id: counter.product.id,
        item_price: 999,
        quantity: 1,
        total: 999,
      },
      { item_type: 'CustomDiscount', item_data: { name: '折扣' }, item_price: 50, total: 50 },
    ],
  })
  const [order] = (await shop.firstline.get('/contact-order')).json.data
  const before = await rowCount(server, shop, 'events')

  const reply = await shop.firstline.put(`/contact-order/${order.id}`, order)

  expect(reply.status).toBe(200)
  expect(reply.json.data).toEqual(order)
  expect((await shop.shopline.get(`/orders/${made.id}`)).json).toEqual(made)
  expect(await rowCount(server, shop, 'events')).toBe(before)
})

test('sends an empty change away without a trace', async ({ server, shop }) => {
  const order = await aContactOrder(server, shop)
  const before = await rowCount(server, shop, 'events')

  const reply = await shop.firstline.put(`/contact-order/${order.id}`, { unknown: 1 })

  expect(reply.json.data).toEqual(order)
  expect(await rowCount(server, shop, 'events')).toBe(before)
})

test('moves the states that SHOPLINE shows, and the state wins when someone else moves it', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const made = await aShoplineOrder(shop, counter)
  const [order] = (await shop.firstline.get('/contact-order')).json.data
  const path = `/contact-order/${order.id}`

  await shop.firstline.put(path, { financial_status: 'Paid', fulfillment_status: '已到店' })

  const seen = (await shop.shopline.get(`/orders/${made.id}`)).json
  expect(seen.order_payment.status).toBe('completed')
  expect(seen.order_delivery.status).toBe('pending')
  const own = (await shop.firstline.get(path)).json.data
  expect([own.financial_status, own.fulfillment_status]).toEqual(['Paid', '已到店'])
  await updateOrder(
    server.db,
    shop.actor,
    { id: made.id },
    () => ({ states: { delivery_state: 'arrived' } }),
    new Date(),
  )
  const later = (await shop.firstline.get(path)).json.data
  expect([later.financial_status, later.fulfillment_status]).toEqual(['Paid', 'arrived'])
})

test('takes a discount beside what lines and credits take off already', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 50_000)
  const made = await aShoplineOrder(shop, counter, { user_credit: 30 })
  const [order] = (await shop.firstline.get('/contact-order')).json.data
  const path = `/contact-order/${order.id}`

  const raised = await shop.firstline.put(path, { total_discount: 100, order_source: 'cyberbiz' })
  const refused = await shop.firstline.put(path, { total_discount: 29.99 })

  expect(raised.json.data).toMatchObject({
    total_discount: '100.00',
    order_source: 'cyberbiz',
    extra_info: { user_credit: '30.00', order_discount: '70.00' },
  })
  expect((await shop.shopline.get(`/orders/${made.id}`)).json).toMatchObject({
    order_discount: { dollars: 70 },
    created_by: 'openapi',
  })
  expect(refused.status).toBe(422)
  expect(Object.keys(refused.json.errors)).toEqual(['total_discount'])
})

test('refuses the number of another order of the contact, also when two take it at once', async ({
  server,
  shop,
}) => {
  const { firstline_id: contact_id } = await aContact(server, shop)
  const orders = await Promise.all(
    ['A', 'B', 'C'].map((order_number) =>
      aContactOrder(server, shop, { contact_id, order_number }),
    ),
  )

  const taken = await shop.firstline.put(`/contact-order/${orders[0]?.id}`, { order_number: 'B' })
  const both = await Promise.all(
    orders
      .slice(0, 2)
      .map((order) => shop.firstline.put(`/contact-order/${order.id}`, { order_number: 'D' })),
  )

  expect(taken.status).toBe(422)
  expect(taken.json.errors).toEqual({
    order_number: ['The order number has already been taken.'],
  })
  expect(both.map((reply) => reply.status).sort()).toEqual([200, 422])
})

test.for([
  ['contact_id', 987_654_321],
  ['contact_id', null],
  ['order_number', null],
  ['order_number', ' '],
  ['total_price', -0.01],
  ['subtotal_price', {}],
  ['order_created_at', '2024-02-30'],
] as const)(
  'refuses a wrong %s and changes nothing (case %#)',
  async ([name, value], { server, shop }) => {
    const order = await aContactOrder(server, shop)

    const reply = await shop.firstline.put(`/contact-order/${order.id}`, { [name]: value })

    expect(reply.status).toBe(422)
    expect(Object.keys(reply.json.errors)).toEqual([name])
    expect((await shop.firstline.get(`/contact-order/${order.id}`)).json.data).toEqual(order)
  },
)
