import { describe, expect } from 'vitest'
import { type Server, type Shop, test } from '../../../test/app.ts'
import { aCounter, aShoplineOrder } from '../../../test/build-orders.ts'
import { aClerk } from '../../../test/build-sessions.ts'
import { someVouchers } from '../../../test/build-vouchers.ts'
import { statement } from '../../platform/db.ts'
import type { SearchAnswer } from './contract.ts'

async function search(shop: Pick<Shop, 'console'>, q: string): Promise<SearchAnswer> {
  const reply = await shop.console.get(`/search?q=${encodeURIComponent(q)}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.json
}

/** One of each kind: an order of 林怡君 with earphones, a product, a voucher of hers. */
async function aFilledShop(server: Server, shop: Shop) {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter)
  const reply = await shop.shopline.post('/products', {
    product: { title_translations: { 'zh-hant': '森林綠帆布包' }, price: 500, sku: 'BAG-0042' },
  })
  expect(reply.status, reply.text).toBeLessThan(300)
  await someVouchers(server, shop, ['TK00010000012'], { customer: counter.customer })
  return { counter, order, product: reply.json }
}

describe('finds', () => {
  test.for([
    ['an order by its number', (it: Filled) => it.order.order_number, 'orders', 'order_number'],
    [
      'an order by a piece of its number',
      (it) => it.order.order_number.slice(3, 12),
      'orders',
      'order_number',
    ],
    ['an order by its id', (it) => it.order.id, 'orders', 'id'],
    ['an order by one character of a name', () => '怡', 'orders', 'customer_name'],
    ['an order by its recipient', () => '陳大文', 'orders', 'recipient_name'],
    ['an order by what was sold', () => '藍牙', 'orders', 'title'],
    ['an order by two digits', () => '09', 'orders', 'phone'],
    ['a customer by name', () => '林怡', 'customers', 'name'],
    ['a customer by phone', () => '0912345678', 'customers', 'phone'],
    ['a customer by the end of the phone', () => '345678', 'customers', 'phone'],
    ['a customer by mail', (it) => it.counter.customer.email ?? '', 'customers', 'email'],
    ['a product by name', () => '帆布', 'products', 'title'],
    ['a product by SKU without its joint', () => 'bag0042', 'products', 'sku'],
    ['a voucher by the beginning of its number', () => 'tk0001', 'vouchers', 'voucher_number'],
  ] as [string, (it: Filled) => string, Noun, string][])(
    '%s',
    async ([, textOf, noun, field], { server, shop }) => {
      const filled = await aFilledShop(server, shop)
      const found = await search(shop, textOf(filled))
      const other = await search(await server.newShop(), textOf(filled))

      expect(found[noun]).toHaveLength(1)
      expect(found[noun][0]?.matched?.field).toBe(field)
      expect(other[noun]).toEqual([])
    },
  )

  test('what a mail is exactly, rather than what has pieces of it', async ({ server, shop }) => {
    const { counter, order } = await aFilledShop(server, shop)
    const second = await aCounter(server, shop)
    await aShoplineOrder(shop, second)

    const found = await search(shop, counter.customer.email ?? '')

    expect(found.orders.map((each) => each.id)).toEqual([order.id])
    expect(found.customers.map((each) => each.id)).toEqual([counter.customer.id])
  })
})

type Filled = Awaited<ReturnType<typeof aFilledShop>>
type Noun = 'orders' | 'customers' | 'products' | 'vouchers'

const copyOrder = statement(
  'test_search_copies',
  `insert into orders
   select (json_populate_record(o, json_build_object('id', lpad(to_hex(n), 24, '0'),
             'firstline_id', 100000 + n, 'wixtar_number', 'C' || n, 'delivery_id', 'D' || n,
             'order_number', 'C' || n, 'search_terms', array['^c'],
             'ordered_at', o.ordered_at + interval '1 second' * n))).*
     from orders o, generate_series(1, 400) n where o.merchant_id = $1 and o.id = $2`,
)

test('finds an old order behind hundreds of newer ones', async ({ server, shop }) => {
  const { order } = await aFilledShop(server, shop)
  await server.db.write(copyOrder, [shop.merchant.id, order.id])

  expect((await search(shop, '怡君')).orders.map((each) => each.id)).toEqual([order.id])
  expect((await search(shop, 'C')).orders).toHaveLength(6)
})

test('shows of an order what tells it from others', async ({ server, shop }) => {
  const { order } = await aFilledShop(server, shop)

  expect((await search(shop, order.order_number)).orders).toEqual([
    {
      id: order.id,
      label: order.order_number,
      sub_label: '林怡君',
      matched: { field: 'order_number', text: order.order_number },
      order_state: 'pending',
      payment_state: 'open',
      delivery_state: 'pending',
      total_minor: 99_900,
      currency: 'TWD',
      ordered_at: expect.stringMatching(/Z$/),
    },
  ])
})

test('shows nobody what they may not see', async ({ server, shop }) => {
  await aFilledShop(server, shop)
  const sponsor = { console: await aClerk(server, shop, 'sponsor') }

  const found = await search(sponsor, '林怡君')
  const voucher = await search(sponsor, 'TK0001')

  expect(found.orders).toHaveLength(1)
  expect([found.customers, voucher.vouchers]).toEqual([[], []])
})

test.for(['', ' ', '!', '%', '_', "'; --", '𠮷', '\\', '林%'])(
  'takes %j',
  async (q, { server, shop }) => {
    await aFilledShop(server, shop)

    const found = await search(shop, q)

    expect([found.orders, found.products, found.vouchers].map((each) => each.length > 1)).toEqual([
      ...[false, false, false],
    ])
  },
)

test('refuses a text that is too long', async ({ shop }) => {
  expect((await shop.console.get(`/search?q=${'x'.repeat(201)}`)).status).toBe(422)
})
