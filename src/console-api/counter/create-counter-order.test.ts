import { expect } from 'vitest'
import { clientOf, type Server, type Shop, test } from '../../../test/app.ts'
import { aStoreCounter, stockIn } from '../../../test/build-counter.ts'
import { aBalance, balanceOf, rowCount } from '../../../test/build-orders.ts'
import { aProductBody } from '../../../test/build-products.ts'
import { someVouchers } from '../../../test/build-vouchers.ts'
import { createToken } from '../../core/access/tokens.ts'
import { createStaff } from '../../core/merchants/create-merchant.ts'

type Counter = Awaited<ReturnType<typeof aStoreCounter>>

/** Two units at NT$999 for a known customer, paid and taken along. */
function aBody(counter: Counter, given: Record<string, unknown> = {}) {
  return {
    store_id: counter.store.id,
    customer_id: counter.customer.id,
    lines: [{ kind: 'product', variant_id: counter.product.variants[0]?.id, quantity: 2 }],
    payment_method_id: counter.payment_method_id,
    is_paid: true,
    is_handed_over: true,
    ...given,
  }
}

/** Everything that one form can say. */
function aFullBody(counter: Counter) {
  return aBody(counter, {
    register_code: '02',
    is_paid: false,
    is_handed_over: false,
    lines: [
      { kind: 'product', variant_id: counter.product.variants[0]?.id, quantity: 2 },
      { kind: 'custom_product', title: '刻字服務', quantity: 1, unit_price_minor: 15_000 },
      { kind: 'discount', title: '熟客折扣', unit_price_minor: 10_000 },
    ],
    discount_minor: 4_800,
    delivery_option_id: counter.delivery_option_id,
    shipping_fee_minor: 8_000,
    recipient_name: '陳大文',
    recipient_phone: '0987654321',
    delivery_address: {
      postcode: '106',
      city: '台北市',
      district: '大安區',
      address_1: '測試路1號',
    },
    remark: '請放管理室',
    note: '電話訂購',
    tags: ['電話訂單'],
  })
}

test('a sale over the counter is paid, done and off the shelf', async ({ server, shop }) => {
  const counter = await aStoreCounter(server, shop)
  const eventCount = await rowCount(server, shop, 'events')

  const reply = await shop.console.post('/orders', aBody(counter))

  expect(reply.status).toBe(200)
  expect(reply.json).toEqual({
    id: expect.any(String),
    order_number: reply.json.wixtar_number,
    wixtar_number: expect.stringMatching(/^A01\d{11}$/),
    currency: 'TWD',
    total_minor: 199_800,
    order_state: 'completed',
    payment_state: 'paid',
    delivery_state: 'collected',
    customer_id: counter.customer.id,
  })
  const [variant] = counter.product.variants
  expect(await stockIn(server, shop, counter.store.warehouse_id, variant?.id ?? '')).toBe(8)
  expect(await rowCount(server, shop, 'events')).toBe(eventCount + 1)
})

test('is the same order in all three faces, whole', async ({ server, shop }) => {
  const counter = await aStoreCounter(server, shop)

  const { json: made } = await shop.console.post('/orders', aFullBody(counter))

  const wixtar = (await shop.wixtar.get(`/v1/shop_order/${made.wixtar_number}`)).json
  expect(wixtar).toMatchObject({
    id: made.wixtar_number,
    machine_id: '02',
    order_status: 'CREATED',
    payment_status: 'UNPAID',
    store: { id: 'A01' },
    operator: { id: '1234', name: '王店長' },
    charges: { product_amount: 2148, discount_amount: 48, total_amount: 2080 },
  })
  expect(
    wixtar.cart.items.map((item: { title: string; price: { total_price: number } }) => [
      item.title,
      item.price.total_price,
    ]),
  ).toEqual([
    ['無線藍牙耳機', 1998],
    ['刻字服務', 150],
    ['熟客折扣', -100],
    ['運費', 80],
  ])

  const shopline = (await shop.shopline.get(`/orders/${made.id}`)).json
  expect(shopline).toMatchObject({
    order_number: made.order_number,
    status: 'confirmed',
    created_by: 'pos',
    customer_id: counter.customer.id,
    order_remarks: '請放管理室',
    tags: ['電話訂單'],
    subtotal: { dollars: 2148 },
    order_discount: { dollars: 48 },
    total: { dollars: 2080 },
    order_payment: { payment_method_id: counter.payment_method_id, status: 'temp' },
    order_delivery: { delivery_option_id: counter.delivery_option_id, status: 'pending' },
    delivery_address: { city: '台北市', recipient_name: '陳大文' },
    channel: { created_by_channel_id: counter.store.id },
    skip_fulfillment: false,
  })
  expect(shopline.custom_discount_items).toMatchObject([{ total: { dollars: 100 } }])

  const firstline = (
    await shop.firstline.get(`/contact-order?order_number=${made.order_number}`)
  ).json.data.find((each: { order_number: string }) => each.order_number === made.order_number)
  expect(firstline).toMatchObject({
    order_source: 'wixtar',
    contact_id: counter.customer.firstline_id,
    subtotal_price: '2148.00',
    total_discount: '148.00',
    shipping_fee: '80.00',
    total_price: '2080.00',
    receiver_address: '106 台北市大安區測試路1號',
    note: '電話訂購',
  })
  expect(firstline.items).toHaveLength(3)
})

test('a new customer is made with the order, credits and points are taken', async ({
  server,
  shop,
}) => {
  const counter = await aStoreCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 30_000)
  await aBalance(server, shop, counter.customer, 'points', 100)

  const paid = await shop.console.post(
    '/orders',
    aBody(counter, { credit_minor: 20_000, points_used: 100 }),
  )
  const guest = await shop.console.post(
    '/orders',
    aBody(counter, { customer_id: null, new_customer: { name: '黃小姐', phone: '0955111222' } }),
  )

  expect(paid.json.total_minor).toBe(199_800 - 20_000 - 1_000)
  expect(await balanceOf(server, shop, counter.customer.id, 'credits')).toBe(10_000)
  expect(await balanceOf(server, shop, counter.customer.id, 'points')).toBe(0)
  const { json } = await shop.shopline.get(`/customers/${guest.json.customer_id}`)
  expect(json).toMatchObject({ name: '黃小姐', phones: ['0955111222'] })
})

test('a rehearsal tells the totals and what else would happen, and does nothing', async ({
  server,
  shop,
}) => {
  const counter = await aStoreCounter(server, shop)

  const reply = await shop.console.post('/orders?dry_run=true', aFullBody(counter))

  expect(reply.json).toMatchObject({
    currency: 'TWD',
    subtotal_minor: 214_800,
    discount_lines_minor: 10_000,
    discount_minor: 4_800,
    shipping_fee_minor: 8_000,
    total_minor: 208_000,
    refusal: null,
    effects: {
      order_state: 'confirmed',
      payment_state: 'open',
      stock: [{ quantity: -2, level_after: 8 }],
      ledger: [],
      webhooks: 0,
    },
  })
  expect(await rowCount(server, shop, 'orders')).toBe(0)
  expect(await rowCount(server, shop, 'stock_movements')).toBe(0)
  const made = await shop.console.post('/orders', aBody(counter))
  // The numbers of a rehearsal are not used up: this is the first order of the day.
  expect(made.json.wixtar_number).toMatch(/00001$/)
})

test('a rehearsal says which line is short, beside the totals', async ({ server, shop }) => {
  const counter = await aStoreCounter(server, shop, 1)
  const wrapping = { kind: 'custom_product', title: '包裝', quantity: 1, unit_price_minor: 5_000 }
  const body = aBody(counter, { lines: [wrapping, ...aBody(counter).lines] })

  const rehearsal = await shop.console.post('/orders?dry_run=true', body)
  const real = await shop.console.post('/orders', body)

  expect(rehearsal.json).toMatchObject({
    total_minor: 204_800,
    refusal: { code: 'stock_insufficient', line: 1, values: { available: 1 } },
    effects: null,
  })
  expect([real.status, JSON.parse(real.text).code]).toEqual([422, 'stock_insufficient'])
  expect(await rowCount(server, shop, 'orders')).toBe(0)
})

const elevenTags = Array.from({ length: 11 }, (_, index) => `標籤${index}`)

test.for([
  ['another merchant’s store', { store_id: 'their store' }, 404, 'store_not_found'],
  [
    'another merchant’s product',
    { lines: [{ kind: 'product', variant_id: 'their variant', quantity: 1 }] },
    422,
    'line_product_unknown',
  ],
  ['another merchant’s customer', { customer_id: 'their customer' }, 422, 'order_customer_unknown'],
  [
    'a phone that is known',
    { customer_id: null, new_customer: 'known' },
    409,
    'customer_phone_taken',
  ],
  ['credits that are not there', { credit_minor: 100 }, 422, 'credits_insufficient'],
  ['points that are not there', { points_used: 1 }, 422, 'points_insufficient'],
  ['more off than it costs', { discount_minor: 199_801 }, 422, 'amount_out_of_range'],
  ['no lines', { lines: [] }, 422, 'invalid'],
  ['more tags than an order takes', { tags: elevenTags }, 409, 'order_tags_too_many'],
  ['an unknown way of payment', { payment_method_id: 'x' }, 422, 'payment_method_unusable'],
] as const)('refuses %s and stores nothing', async ([, given, status, code], { server, shop }) => {
  const counter = await aStoreCounter(server, shop)
  const other = await server.newShop()
  const theirs = await aStoreCounter(server, other)
  const names: Record<string, unknown> = {
    'their store': theirs.store.id,
    'their variant': theirs.product.variants[0]?.id,
    'their customer': theirs.customer.id,
    known: { name: '林怡君', phone: counter.customer.phone },
  }
  const text = JSON.stringify(aBody(counter, given))
  const body = Object.entries(names).reduce(
    (left, [name, value]) => left.replace(JSON.stringify(name), JSON.stringify(value)),
    text,
  )

  const reply = await shop.console.post('/orders', body)

  expect([reply.status, JSON.parse(reply.text).code]).toEqual([status, code])
  expect(await rowCount(server, shop, 'orders')).toBe(0)
})

test('a voucher that a discount names is used once, and a cancellation gives it back', async ({
  server,
  shop,
}) => {
  const counter = await aStoreCounter(server, shop)
  const [number] = await someVouchers(server, shop, ['TK00010000099'])
  const discount = { kind: 'discount', title: '百元禮券', unit_price_minor: 10_000 }
  const body = (voucher_number?: string) =>
    aBody(counter, { lines: [...aBody(counter).lines, { ...discount, voucher_number }] })

  const unknown = await shop.console.post('/orders?dry_run=true', body('TK-UNKNOWN'))
  const first = await shop.console.post('/orders', body(number))
  const second = await shop.console.post('/orders', body(number))
  await shop.console.post(`/orders/${first.json.id}/cancel`, { reason: { key: 'other' } })
  const third = await shop.console.post('/orders', body(number))

  expect(unknown.json.refusal).toMatchObject({ code: 'voucher_not_found', line: 1 })
  expect([first.status, second.status, third.status]).toEqual([200, 409, 200])
  expect(JSON.parse(second.text).code).toBe('voucher_already_used')
  const { json } = await shop.wixtar.get(`/v1/shop_order/${third.json.wixtar_number}`)
  expect(json.cart.items[1]).toMatchObject({ ticket_no_list: [number] })
})

test('one key makes one order, and the last unit is sold once', async ({ server, shop }) => {
  const counter = await aStoreCounter(server, shop, 4)
  const send = (key: string) =>
    shop.console.request('POST', '/orders', aBody(counter), { 'idempotency-key': key })

  const same = await Promise.all([send('form-1'), send('form-1')])
  const both = await Promise.all([send('form-2'), send('form-3')])

  expect(same[0]?.text).toBe(same[1]?.text)
  expect(both.map((reply) => reply.status).toSorted()).toEqual([200, 422])
  expect(await rowCount(server, shop, 'orders')).toBe(2)
})

test('finds products by what a scanner sends, and customers by phone', async ({ server, shop }) => {
  const counter = await aStoreCounter(server, shop)
  const main = { price: 999, sku: 'BT-100', barcode: '4710000000017' }
  await shop.shopline.post(
    '/products',
    aProductBody({ title_translations: { en: 'Mug' }, ...main }),
  )
  const products = (q: string) =>
    shop.console.get(`/counter/products?store_id=${counter.store.id}&q=${encodeURIComponent(q)}`)

  const found = await Promise.all(['BT-100', '4710000000017', 'mug', 'BT', '。'].map(products))
  const customers = await shop.console.get('/counter/customers?q=0912-345-678')

  const items = found.map((reply) =>
    reply.json.items.map((item: { sku: string; is_exact: boolean }) => [item.sku, item.is_exact]),
  )
  expect(items).toEqual([
    [['BT-100', true]],
    [['BT-100', true]],
    [['BT-100', false]],
    [['BT-100', false]],
    [],
  ])
  expect(customers.json.items).toMatchObject([{ id: counter.customer.id, is_exact: true }])
})

async function clientAs(server: Server, shop: Shop, role: 'agent' | 'supervisor' | 'sponsor') {
  const staff = await createStaff(
    server.db,
    shop.merchant.id,
    {
      account: `${shop.account}-${role}`,
      password_hash: shop.password_hash,
      name: role,
      email: `${role}@example.com`,
      code: role,
      role,
    },
    new Date(),
  )
  const token = await createToken(
    server.db,
    {
      merchant_id: shop.merchant.id,
      face: 'console',
      staff_id: staff.id,
      name: role,
      expires_at: null,
    },
    new Date(),
  )
  return clientOf(server, 'console', token)
}

test.for([
  ['agent', 200],
  ['supervisor', 200],
  ['sponsor', 403],
] as const)('lets the role %s: %i', async ([role, status], { server, shop }) => {
  const counter = await aStoreCounter(server, shop)
  const client = await clientAs(server, shop, role)

  const replies = await Promise.all([
    client.post('/orders', aBody(counter)),
    client.post('/orders?dry_run=true', aBody(counter)),
    client.get('/counter/options'),
    client.get('/counter/customers?q=0912'),
  ])

  expect(replies.map((reply) => reply.status)).toEqual(Array(4).fill(status))
})
