import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aContact, aContactOrder } from '../../../../test/build-contacts.ts'
import { aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

const request = example('firstline/contact-order-create.request')

test('answers the documented request with the documented order', async ({ server, shop }) => {
  const contact = await aContact(server, shop)

  const reply = await shop.firstline.post('/contact-order', {
    ...request,
    contact_id: contact.firstline_id,
  })

  expect(reply.status).toBe(201)
  expect(reply.json).toHaveWireShape(example('firstline/contact-order-get.response'), {
    nullable: ['data.return_status'],
  })
  expect(reply.json.data).toEqual({
    id: expect.any(Number),
    order_source: 'cyberbiz',
    order_created_at: '2024-09-06 00:00:00',
    order_updated_at: null,
    order_number: 'ORD202309260001',
    order_name: 'Order #1001',
    receiver_name: null,
    receiver_address: null,
    receiver_phone: null,
    subtotal_price: '4000.00',
    total_discount: '400.00',
    shipping_fee: '330.00',
    total_tax: '230.00',
    total_price: '5245.00',
    financial_status: 'paid',
    fulfillment_status: 'preparing',
    return_status: null,
    note: null,
    extra_info: null,
    contact_id: contact.firstline_id,
    items: [],
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  })
  const read = await shop.firstline.get(`/contact-order/${reply.json.data.id}`)
  expect(read.json).toEqual(reply.json)
})

test('follows the documented flow: order by number, product by SKU, then the item', async ({
  server,
  shop,
}) => {
  const contact = await aContact(server, shop)
  await shop.firstline.post('/contact-order', { ...request, contact_id: contact.firstline_id })
  await aProduct(server, shop, { sku: 'DD1503-120', price_minor: 310_000, title: 'Low shoe' })

  const orders = await shop.firstline.get(
    `/contact-order?contact_id=${contact.firstline_id}&order_number=ORD202309260001`,
  )
  const products = await shop.firstline.get('/product?sku=DD1503-120')
  const [order] = orders.json.data
  const [product] = products.json.data
  const item = await shop.firstline.post(`/contact-order/${order.id}/contact-order-item`, {
    product_id: product.id,
    quantity: 1,
    total_price_before_discounts: 3100,
    total_discount: 0,
    total_price_after_discounts: '3100.00',
  })

  expect(item.status).toBe(201)
  const read = await shop.firstline.get(`/contact-order/${order.id}`)
  expect(read.json).toHaveWireShape(example('firstline/contact-order-get.response'), {
    nullable: ['data.return_status'],
  })
  expect(read.json.data.items).toEqual([item.json.data])
  expect(item.json.data.product).toEqual({
    id: product.id,
    name: 'Low shoe',
    sku: 'DD1503-120',
    price: 3100,
  })
})

test('keeps only what was sent and shows null for the rest', async ({ server, shop }) => {
  const order = await aContactOrder(server, shop, { order_number: 'A-1' })

  expect(order).toMatchObject({
    order_source: null,
    order_created_at: null,
    order_name: null,
    subtotal_price: null,
    total_discount: null,
    shipping_fee: null,
    total_tax: null,
    total_price: null,
    financial_status: null,
    fulfillment_status: null,
    return_status: null,
    note: null,
    extra_info: null,
  })
})

test('keeps free words, any extra information and totals that do not add up', async ({
  server,
  shop,
}) => {
  const extra = { coupon: ['A', 1, null], nested: { deep: true } }
  const order = await aContactOrder(server, shop, {
    financial_status: '部分付款',
    fulfillment_status: 'Waiting for stock',
    return_status: 'asked',
    extra_info: extra,
    subtotal_price: '0.1',
    total_discount: 59.970000000000006,
    total_price: 99_999_999.99,
    receiver_name: '陳小姐',
    receiver_phone: '0912345678',
    receiver_address: '106 台北市大安區和平東路一段 1 號',
    note: '請小心輕放',
  })

  expect(order).toMatchObject({
    financial_status: '部分付款',
    fulfillment_status: 'Waiting for stock',
    return_status: 'asked',
    extra_info: extra,
    subtotal_price: '0.10',
    total_discount: '59.97',
    total_price: '99999999.99',
    receiver_name: '陳小姐',
    receiver_phone: '0912345678',
    receiver_address: '106 台北市大安區和平東路一段 1 號',
    note: '請小心輕放',
  })
})

test('takes a form and a query in place of JSON', async ({ server, shop }) => {
  const contact = await aContact(server, shop)
  const form = `contact_id=${contact.firstline_id}&order_number=F-1&total_price=12.50`

  const reply = await shop.firstline.request('POST', '/contact-order?order_name=Form', form, {
    'content-type': 'application/x-www-form-urlencoded',
  })

  expect(reply.status).toBe(201)
  expect(reply.json.data).toMatchObject({
    order_number: 'F-1',
    order_name: 'Form',
    total_price: '12.50',
  })
})

test('is the same order through SHOPLINE', async ({ server, shop }) => {
  const contact = await aContact(server, shop)
  const order = await aContactOrder(server, shop, {
    ...request,
    contact_id: contact.firstline_id,
    receiver_name: '陳小姐',
    receiver_address: '台北市大安區和平東路一段 1 號',
    note: '內部備註',
  })
  const product = await aProduct(server, shop, { title: '保溫瓶', price_minor: 310_000 })
  await shop.firstline.post(`/contact-order/${order.id}/contact-order-item`, {
    product_id: product.variants[0]?.firstline_id,
    quantity: 2,
    total_price_before_discounts: 6200,
    total_discount: 200,
    total_price_after_discounts: 6000,
  })

  const found = await shop.shopline.get('/orders?per_page=10')
  const [seen] = found.json.items
  const read = await shop.shopline.get(`/orders/${seen.id}`)

  expect(read.json).toMatchObject({
    order_number: 'ORD202309260001',
    order_payment: { status: 'completed' },
    order_delivery: { status: 'pending', total: { dollars: 330 } },
    delivery_address: {
      recipient_name: '陳小姐',
      address_1: '台北市大安區和平東路一段 1 號',
    },
    customer_name: '王小明',
    subtotal: { dollars: 4000 },
    order_discount: { dollars: 400 },
    total_tax_fee: { dollars: 230 },
    total: { dollars: 5245 },
    created_at: '2024-09-05T16:00:00.000+00:00',
  })
  expect(read.json.order_notes[0].value).toBe('內部備註')
  expect(read.json.subtotal_items).toHaveLength(1)
  expect(read.json.subtotal_items[0]).toMatchObject({
    item_id: product.id,
    quantity: 2,
    item_price: { dollars: 3100 },
    total: { dollars: 6000 },
    discounted_price: { dollars: 200 },
  })
})

test('refuses a missing key, and says which in the form of the documented error', async ({
  shop,
}) => {
  const reply = await shop.firstline.post('/contact-order', {})

  expect(reply.status).toBe(422)
  expect(reply.json).toEqual({
    message: 'The given data was invalid.',
    errors: {
      contact_id: ['The contact id field is required.'],
      order_number: ['The order number field is required.'],
    },
  })
})

test.for([
  ['contact_id', 987_654_321],
  ['contact_id', -1],
  ['contact_id', 1e300],
  ['contact_id', '99999999999999999999'],
  ['contact_id', { id: 1 }],
  ['order_number', ''],
  ['order_number', 'x'.repeat(256)],
  ['order_number', ['A']],
  ['total_price', -1],
  ['total_price', 1e20],
  ['total_price', 'free'],
  ['subtotal_price', '99999999999999'],
  ['total_discount', true],
  ['order_created_at', '2024-02-30'],
  ['order_created_at', '2024-01-01 25:00:00'],
  ['order_updated_at', 'yesterday'],
  ['receiver_name', 'x'.repeat(256)],
  ['financial_status', { state: 'paid' }],
  ['note', 'x'.repeat(10_001)],
] as const)(
  'refuses a wrong %s and stores nothing (case %#)',
  async ([name, value], { server, shop }) => {
    const contact = await aContact(server, shop)

    const reply = await shop.firstline.post('/contact-order', {
      contact_id: contact.firstline_id,
      order_number: 'A-1',
      [name]: value,
    })

    expect(reply.status).toBe(422)
    expect(Object.keys(reply.json.errors)).toEqual([name])
    const list = await shop.firstline.get('/contact-order')
    expect(list.json.meta.total).toBe(0)
  },
)

test('refuses the contact of another merchant as an unknown one', async ({ server, shop }) => {
  const other = await server.newShop()
  await aContact(server, other)
  await aContact(server, other)
  const foreign = await aContact(server, other)

  const reply = await shop.firstline.post('/contact-order', {
    contact_id: foreign.firstline_id,
    order_number: 'A-1',
  })

  expect(reply.status).toBe(422)
  expect(reply.json.errors).toEqual({ contact_id: ['The selected contact id is invalid.'] })
})

test('takes a number once for each contact and source, also when many come at once', async ({
  server,
  shop,
}) => {
  const [contact, another] = [await aContact(server, shop), await aContact(server, shop)]
  const order = { contact_id: contact.firstline_id, order_number: 'A-1' }

  const replies = await Promise.all(
    Array.from({ length: 6 }, () => shop.firstline.post('/contact-order', order)),
  )
  const elsewhere = await shop.firstline.post('/contact-order', {
    ...order,
    order_source: 'cyberbiz',
  })
  const anotherContact = await shop.firstline.post('/contact-order', {
    ...order,
    contact_id: another.firstline_id,
  })

  expect(replies.map((reply) => reply.status).sort()).toEqual([201, 422, 422, 422, 422, 422])
  expect(replies.find((reply) => reply.status === 422)?.json.errors).toEqual({
    order_number: ['The order number has already been taken.'],
  })
  expect([elsewhere.status, anotherContact.status]).toEqual([201, 201])
  const list = await shop.firstline.get('/contact-order')
  expect(list.json.meta.total).toBe(3)
})
