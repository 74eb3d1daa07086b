import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import {
  aBalance,
  aCounter,
  anOrderBody,
  aShoplineOrder,
  balanceOf,
  rowCount,
  stockOf,
} from '../../../../test/build-orders.ts'
import { aDeliveryOption, aPaymentMethod, aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

import { statement } from '../../../platform/db.ts'

/** Builds what the documented request refers to, under the documented ids. */
async function documentedCatalogue(server: Server, shop: Shop): Promise<void> {
  const { order } = example('shopline/create-order.request')
  await aDeliveryOption(server, shop, { id: order.delivery_option_id, fee_minor: 6000 })
  await aPaymentMethod(server, shop, { id: order.payment_method_id })
  await aProduct(server, shop, { id: order.items[0].item_id })
  await aProduct(server, shop, {
    id: order.items[1].item_id,
    variations: [order.items[1].variation_id],
  })
}

test('answers the documented request with the documented order', async ({ server, shop }) => {
  await documentedCatalogue(server, shop)

  const reply = await shop.shopline.post('/orders', example('shopline/create-order.request'))

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/create-order.response'), {
    extra: ['applied_member_point', 'applied_member_point_redeem_to_cash', 'order_delivery.id'],
    open: ['order_delivery.name_translations', 'subtotal_items[].title_translations'],
    nullable: [
      'merchant_order_number',
      'order_remarks',
      // The vendor's sample is an order without an address, unlike its request.
      ...['address_1', 'address_2', 'city', 'country', 'country_code', 'postcode'].map(
        (key) => `delivery_address.${key}`,
      ),
    ],
  })
  const read = await shop.shopline.get(`/orders/${reply.json.id}`)
  expect(read.json).toEqual(reply.json)
})

test('keeps the amounts as sent, also when they do not add up', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)

  const order = await aShoplineOrder(shop, counter, { subtotal: '110', total: '80.5' })

  expect(order.subtotal).toEqual(twd(110))
  expect(order.total).toEqual({ ...twd(80.5), cents: 81, label: 'NT$81' })
  expect(order.order_payment.total).toEqual(order.total)
})

test('lays each kind of item where the vendor shows it', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const items = [
    {
      item_type: 'CustomProduct',
      item_price: 600,
      quantity: 2,
      total: 1200,
      item_data: { name: '客製卡片', price: '600' },
    },
    { item_type: 'CustomDiscount', item_price: 500, total: 500, item_data: { name: '老客戶折扣' } },
  ]

  const order = await aShoplineOrder(shop, counter, { items, subtotal: 1200, total: 700 })

  expect(order.subtotal_items).toMatchObject([
    {
      item_type: 'CustomProduct',
      item_id: null,
      item_data: {},
      title_translations: { en: '客製卡片', 'zh-hant': '客製卡片' },
      quantity: 2,
      total: twd(1200),
      created_by: null,
      object_data: {},
    },
  ])
  expect(order.custom_discount_items).toMatchObject([
    {
      item_type: 'CustomDiscount',
      item_data: { name: '老客戶折扣' },
      quantity: 1,
      total: twd(500),
    },
  ])
  expect(Object.keys(order.custom_discount_items[0].title_translations)).toHaveLength(12)
  expect(order.order_discount).toEqual(twd(0))
})

test('numbers an order by the instant of its creation', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)

  const orders = await Promise.all(Array.from({ length: 5 }, () => aShoplineOrder(shop, counter)))

  const numbers = orders.map((order) => order.system_order_number)
  expect(new Set(numbers).size).toBe(5)
  expect(numbers[0]).toMatch(/^20\d{15}$/)
  expect(orders[0].order_number).toBe(numbers[0])
  expect(orders[0].id.slice(0, 8)).toBe(
    Math.floor(Date.parse(orders[0].created_at) / 1000).toString(16),
  )
})

test('takes stock only when asked to', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const variantId = counter.product.variants[0]?.id as string

  const untouched = await aShoplineOrder(shop, counter)
  const deducted = await aShoplineOrder(shop, counter, {}, { is_inventory_fulfillment: true })

  expect(untouched.skip_fulfillment).toBe(true)
  expect(deducted.skip_fulfillment).toBe(false)
  expect(await stockOf(server, shop, variantId)).toBe(9)
  expect(await rowCount(server, shop, 'stock_movements')).toBe(1)
})

test('pays with credits and points out of the ledgers', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  await aBalance(server, shop, counter.customer, 'points', 500)

  const order = await aShoplineOrder(shop, counter, {
    user_credit: 30,
    member_point: 120,
    total: 957,
  })

  expect(order.user_credit).toEqual(twd(30))
  expect(order.order_points).toBe(120)
  expect(order.applied_member_point).toBe(120)
  expect(order.order_points_to_cash).toEqual(twd(12))
  expect(await balanceOf(server, shop, counter.customer.id, 'credits')).toBe(7000)
  expect(await balanceOf(server, shop, counter.customer.id, 'points')).toBe(380)
})

test('makes a guest of an unknown e-mail and a member of whom it is asked to', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const guest = {
    customer_id: undefined,
    customer_email: 'new@example.com',
    customer_name: '新客人',
  }

  const order = await aShoplineOrder(shop, counter, guest, { is_registering_as_member: true })
  const again = await aShoplineOrder(shop, counter, { ...guest, customer_email: 'NEW@example.com' })

  expect(again.customer_id).toBe(order.customer_id)
  expect(again.customer_name).toBe('新客人')
  const [row] = await server.db.read<{ registered_at: Date | null }>(
    statement('test_member', 'select registered_at from customers where id = $1'),
    [order.customer_id],
  )
  expect(row?.registered_at).not.toBeNull()
})

test('makes one guest of an e-mail that two orders bring at once', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const guest = { customer_id: undefined, customer_email: 'twice@example.com' }

  const orders = await Promise.all(
    Array.from({ length: 4 }, () => aShoplineOrder(shop, counter, guest)),
  )

  expect(new Set(orders.map((order) => order.customer_id)).size).toBe(1)
  expect(await rowCount(server, shop, 'customers')).toBe(2)
})

test('records the wish for a mail as an event', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)

  await aShoplineOrder(shop, counter, {}, { mail_notify: 'true' })

  const rows = await server.db.read<{ kind: string }>(
    statement('test_events', 'select kind from events where merchant_id = $1 order by sequence'),
    [shop.merchant.id],
  )
  expect(rows.map((row) => row.kind)).toEqual(['order.created', 'order.notification_requested'])
})

const refusals: [string, Record<string, unknown>][] = [
  ['no items', { items: [] }],
  ['a missing total', { total: undefined }],
  ['a total that is no number', { total: 'much' }],
  ['a negative total', { total: -1 }],
  ['an amount beyond what is stored', { total: 1e13 }],
  ['neither customer nor e-mail', { customer_id: undefined }],
  ['an unknown customer', { customer_id: 'ffffffffffffffffffffffff' }],
  ['an unknown delivery option', { delivery_option_id: 'ffffffffffffffffffffffff' }],
  ['an unknown payment method', { payment_method_id: 'ffffffffffffffffffffffff' }],
  ['no delivery address', { delivery_address: undefined }],
  ['more credits than there are', { user_credit: 1 }],
  ['more points than there are', { member_point: 1 }],
  [
    'an unknown kind of item',
    { items: [{ item_type: 'Gift', item_price: 1, quantity: 1, total: 1 }] },
  ],
  [
    'a quantity of zero',
    {
      items: [
        {
          item_type: 'CustomProduct',
          item_data: { name: 'a' },
          item_price: 1,
          quantity: 0,
          total: 1,
        },
      ],
    },
  ],
  [
    'an unknown product',
    {
      items: [
        {
          item_type: 'Product',
          item_id: 'ffffffffffffffffffffffff',
          item_price: 1,
          quantity: 1,
          total: 1,
        },
      ],
    },
  ],
]

for (const [what, change] of refusals) {
  test(`refuses ${what} and stores nothing`, async ({ server, shop }) => {
    const counter = await aCounter(server, shop)

    const reply = await shop.shopline.post('/orders', anOrderBody(counter, change))

    expect(reply.status).toBe(422)
    expect(Object.keys(reply.json)).toEqual(['error', 'message', 'code', 'extras'])
    expect(await rowCount(server, shop, 'orders')).toBe(0)
    expect(await rowCount(server, shop, 'events')).toBe(0)
    expect(await rowCount(server, shop, 'ledger_entries')).toBe(0)
  })
}

test('refuses integrated carriers, payment services and products that need a variation', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const carrier = await aDeliveryOption(server, shop, { region_type: 'tw_711_pay' })
  const service = await aPaymentMethod(server, shop, { type: 'ecpay' })
  const varied = await aProduct(server, shop, { variations: ['', ''] })
  const bare = { item_type: 'Product', item_id: varied.id, item_price: 1, quantity: 1, total: 1 }

  const replies = await Promise.all([
    shop.shopline.post('/orders', anOrderBody(counter, { delivery_option_id: carrier })),
    shop.shopline.post('/orders', anOrderBody(counter, { payment_method_id: service })),
    shop.shopline.post('/orders', anOrderBody(counter, { items: [bare] })),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([422, 422, 422])
  expect(replies[0]?.json.message).toContain('delivery_option_id')
  expect(replies[1]?.json.message).toContain('payment_method_id')
  expect(replies[2]?.json.message).toContain('order.items.0.item_id')
})

test('sells the last unit once to many buyers at once', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const rare = await aProduct(server, shop, { quantity: 1 })
  const items = [{ item_type: 'Product', item_id: rare.id, item_price: 1, quantity: 1, total: 1 }]
  const body = anOrderBody(counter, { items }, { is_inventory_fulfillment: true })

  const replies = await Promise.all(
    Array.from({ length: 20 }, () => shop.shopline.post('/orders', body)),
  )

  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
  expect(replies.filter((reply) => reply.status === 422)).toHaveLength(19)
  expect(await stockOf(server, shop, rare.variants[0]?.id as string)).toBe(0)
  expect(await rowCount(server, shop, 'orders')).toBe(1)
  expect(await rowCount(server, shop, 'order_lines')).toBe(1)
})

test('spends a balance once when two orders want all of it', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 5000)
  const body = anOrderBody(counter, { user_credit: 50 })

  const replies = await Promise.all([
    shop.shopline.post('/orders', body),
    shop.shopline.post('/orders', body),
  ])

  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422])
  expect(await balanceOf(server, shop, counter.customer.id, 'credits')).toBe(0)
})

test('knows no other merchant’s products, customers or options', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const other = await aCounter(server, await server.newShop())

  const replies = await Promise.all(
    [
      { customer_id: other.customer.id },
      { delivery_option_id: other.delivery_option_id },
      { payment_method_id: other.payment_method_id },
      {
        items: [
          { item_type: 'Product', item_id: other.product.id, item_price: 1, quantity: 1, total: 1 },
        ],
      },
    ].map((change) => shop.shopline.post('/orders', anOrderBody(counter, change))),
  )

  expect(replies.map((reply) => reply.status)).toEqual([422, 422, 422, 422])
  expect(await rowCount(server, shop, 'orders')).toBe(0)
})

for (const currency of ['HKD', 'USD', 'JPY']) {
  test(`writes exact money in ${currency}`, async ({ server }) => {
    const shop = await server.newShop(currency)
    const counter = await aCounter(server, shop)

    const order = await aShoplineOrder(shop, counter, { subtotal: 30.1, total: '1160.07' })

    const isWhole = currency === 'JPY'
    expect(order.subtotal.cents).toBe(isWhole ? 30 : 3010)
    expect(order.subtotal.dollars).toBe(30.1)
    expect(order.total.cents).toBe(isWhole ? 1160 : 116_007)
    expect(order.total.label).toMatch(isWhole ? /1,160$/ : /1,160\.07$/)
  })
}

function twd(dollars: number) {
  return {
    cents: dollars,
    currency_symbol: 'NT$',
    currency_iso: 'TWD',
    label: dollars === 0 ? '' : `NT$${dollars.toLocaleString('en')}`,
    dollars,
  }
}
