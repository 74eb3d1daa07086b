import { expect } from 'vitest'
import { type Shop, test, type WireReply } from '../../../../test/app.ts'
import { eventsOf } from '../../../../test/build-changes.ts'
import {
  aBalance,
  aCounter,
  aCustomer,
  aShoplineOrder,
  balanceOf,
  type Counter,
  rowCount,
  stockOf,
} from '../../../../test/build-orders.ts'
import { aReturnOrder, aShippedOrder } from '../../../../test/build-returns.ts'
import {
  aCartItem,
  aShopOrder,
  aStore,
  orderRecord,
  shopOrder,
} from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'
import { expireEntries } from '../../../core/customers/expire-entries.ts'
import { statement } from '../../../platform/db.ts'

type Json = WireReply['json']

/** The order's own time in whole seconds, as the vendor's sample writes it. */
function secondOf(order: Json): string {
  return order.updated_at.slice(0, 19).replace('T', ' ')
}

function splitBody(order: Json, items: { id: string; quantity: number }[]) {
  return { order_items: items, updated_at: secondOf(order) }
}

/** Two earphones and three cards, NT$3,798 of goods less NT$500, paid in part with the ledgers. */
async function aLargeOrder(
  shop: Shop,
  counter: Counter,
  given: Record<string, unknown> = {},
  flags: Record<string, unknown> = {},
): Promise<Json> {
  return aShoplineOrder(
    shop,
    counter,
    {
      subtotal: 3798,
      total: 3298,
      items: [
        {
          item_type: 'Product',
          item_id: counter.product.id,
          item_price: 999,
          quantity: 2,
          total: 1998,
        },
        {
          item_type: 'CustomProduct',
          item_data: { name: '手工刻字' },
          item_price: 600,
          quantity: 3,
          total: 1800,
        },
        {
          item_type: 'CustomDiscount',
          item_data: { name: '老客戶折扣' },
          item_price: 500,
          total: 500,
        },
      ],
      ...given,
    },
    flags,
  )
}

/** Splits and reads the child; fails the test when the split is refused. */
async function split(
  shop: Shop,
  order: Json,
  items: { id: string; quantity: number }[],
): Promise<{ parent: Json; child: Json }> {
  const reply = await shop.shopline.post(`/orders/${order.id}/split`, splitBody(order, items))
  if (reply.status !== 200) throw new Error(reply.text)
  const child = await shop.shopline.get(`/orders/${reply.json.child_order_ids.at(-1)}`)
  return { parent: reply.json, child: child.json }
}

test('answers the documented request with the parent, which leads to the child', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const order = await aLargeOrder(shop, counter)
  const [item] = order.subtotal_items
  const sent = example('shopline/split-order.request')

  const reply = await shop.shopline.post(`/orders/${order.id}/split`, {
    ...sent,
    order_items: [{ ...sent.order_items[0], id: item.id }],
    updated_at: secondOf(order),
  })

  expect(reply.status).toBe(200)
  expect(Object.keys(reply.json)).toEqual(Object.keys(order))
  const { json: child } = await shop.shopline.get(`/orders/${reply.json.child_order_ids[0]}`)
  expect(reply.json).toMatchObject({
    id: order.id,
    parent_order_id: '',
    child_order_ids: [child.id],
    split_at: reply.json.updated_at,
    subtotal_items: [{ id: item.id, quantity: 1 }, { quantity: 3 }],
  })
  expect(child).toMatchObject({
    parent_order_id: order.id,
    child_order_ids: [],
    split_at: reply.json.split_at,
    created_at: order.created_at,
    customer_id: order.customer_id,
    delivery_address: order.delivery_address,
    subtotal_items: [{ item_id: item.item_id, quantity: 1, sku: item.sku }],
  })
  expect(child.order_number).not.toBe(order.order_number)
  expect(child.order_delivery.id).not.toBe(order.order_delivery.id)
  expect((await shop.shopline.get(`/orders/${order.id}`)).json).toEqual(reply.json)
})

test('divides lines, amounts, credits and points and loses nothing', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const { id: customerId } = counter.customer
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  await aBalance(server, shop, counter.customer, 'points', 500)
  const order = await aLargeOrder(shop, counter, {
    user_credit: 100,
    member_point: 125,
    total: 3186,
  })

  const { parent, child } = await split(shop, order, [
    { id: order.subtotal_items[1].id, quantity: 1 },
  ])

  // 600 of 3,798: 15.8 % of the discount, the credits and the points.
  expect(child.subtotal.cents).toBe(600)
  expect(child.custom_discount_items[0].total.cents).toBe(79)
  expect(child.user_credit.cents).toBe(16)
  expect(child.order_points).toBe(20)
  expect(child.order_points_to_cash.cents).toBe(2)
  expect(child.total.cents).toBe(600 - 79 - 16 - 2)
  for (const amount of ['subtotal', 'total', 'user_credit', 'order_points_to_cash'] as const) {
    expect(parent[amount].dollars + child[amount].dollars, amount).toBe(order[amount].dollars)
  }
  expect(parent.order_points + child.order_points).toBe(125)
  expect(parent.subtotal_items[1]).toMatchObject({ quantity: 2, total: { cents: 1200 } })
  expect(await balanceOf(server, shop, customerId, 'credits')).toBe(0)
  expect(await balanceOf(server, shop, customerId, 'points')).toBe(375)
  const entries = await server.db.read(
    statement(
      'test_split_entries',
      `select type, amount::int as amount, order_id from ledger_entries
        where merchant_id = $1 and customer_id = $2 and order_id is not null and ledger = 'credits'
        order by occurred_at, id`,
    ),
    [shop.merchant.id, customerId],
  )
  expect(entries).toEqual([
    { type: 'applied_credit', amount: -10_000, order_id: order.id },
    { type: 'order_split_revert', amount: 1600, order_id: order.id },
    { type: 'applied_credit', amount: -1600, order_id: child.id },
  ])
})

test('loses nothing to rounding in many odd splits', async ({ server }) => {
  const shop = await server.newShop('HKD')
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  const order = await aLargeOrder(shop, counter, {
    items: [
      {
        item_type: 'CustomProduct',
        item_data: { name: '甲' },
        item_price: 3.33,
        quantity: 7,
        total: 23.29,
      },
      {
        item_type: 'CustomProduct',
        item_data: { name: '乙' },
        item_price: 0.07,
        quantity: 3,
        total: 0.2,
      },
      { item_type: 'CustomDiscount', item_data: { name: '折扣' }, item_price: 1.01, total: 1.01 },
    ],
    subtotal: 23.49,
    total: 22.22,
    user_credit: 0.25,
  })

  let rest = order
  const children = []
  for (const index of [0, 1, 0, 0, 1]) {
    const halves = await split(shop, rest, [{ id: rest.subtotal_items[index].id, quantity: 1 }])
    rest = halves.parent
    children.push(halves.child)
  }

  const parts = [rest, ...children]
  const sum = (of: (part: Json) => number) => parts.reduce((total, part) => total + of(part), 0)
  const lines = (part: Json) =>
    part.subtotal_items.reduce((total: number, line: Json) => total + line.total.cents, 0)
  expect(rest.child_order_ids).toEqual(children.map((child) => child.id))
  expect(sum((part) => part.subtotal.cents)).toBe(2349)
  expect(sum(lines)).toBe(2349)
  expect(sum((part) => part.total.cents)).toBe(2222)
  expect(sum((part) => part.user_credit.cents)).toBe(25)
  expect(parts.every((part) => part.total.cents >= 0)).toBe(true)
})

test('leaves the stock as it is and each order gives back its own', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const variantId = counter.product.variants[0]?.id as string
  const order = await aLargeOrder(shop, counter, {}, { is_inventory_fulfillment: true })

  const { child } = await split(shop, order, [{ id: order.subtotal_items[0].id, quantity: 1 }])

  expect(await stockOf(server, shop, variantId)).toBe(8)
  expect(child.skip_fulfillment).toBe(false)
  await shop.shopline.patch(`/orders/${child.id}/status`, { status: 'cancelled' })
  expect(await stockOf(server, shop, variantId)).toBe(9)
  await shop.shopline.patch(`/orders/${order.id}/status`, { status: 'cancelled' })
  expect(await stockOf(server, shop, variantId)).toBe(10)
})

test('gives each order’s credits back once when both are cancelled, to whoever paid', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const other = await aCustomer(server, shop, { name: '張三' })
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  const order = await aLargeOrder(shop, counter, { user_credit: 100, total: 3198 })
  // By now the order belongs to somebody else.
  const { json: listed } = await shop.firstline.get(
    `/contact-order?order_number=${order.order_number}`,
  )
  const moved = await shop.firstline.put(`/contact-order/${listed.data[0].id}`, {
    contact_id: other.firstline_id,
  })
  expect(moved.status).toBe(200)
  const { json: now } = await shop.shopline.get(`/orders/${order.id}`)

  const { child } = await split(shop, now, [{ id: now.subtotal_items[0].id, quantity: 1 }])
  for (const id of [order.id, child.id]) {
    const reply = await shop.shopline.patch(`/orders/${id}/cancel`, {
      cancelled_reason: { key: 'other' },
      revert_credits: { strategy: 'revert' },
    })
    expect(reply.status).toBe(200)
  }

  expect(child.customer_id).toBe(other.id)
  expect(await balanceOf(server, shop, counter.customer.id, 'credits')).toBe(10_000)
  expect(await balanceOf(server, shop, other.id, 'credits')).toBe(0)
})

test('leaves it to credits that expire when they expire', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const { id } = counter.customer
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  const order = await aLargeOrder(shop, counter, { user_credit: 100, total: 3198 })
  const soon = new Date(Date.now() + 86_400_000)
  const later = { value: 50, remarks: '慶生', expires_at: soon.toISOString() }
  const given = await shop.shopline.post(`/customers/${id}/store_credits`, later)

  await split(shop, order, [{ id: order.subtotal_items[0].id, quantity: 1 }])
  await expireEntries(server.db, shop.merchant.id, new Date(soon.getTime() + 1))

  expect(given.status).toBe(200)
  expect(await balanceOf(server, shop, id, 'credits')).toBe(0)
})

test('records one event of each order, and mails only as asked', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const [first, second] = await Promise.all([
    aLargeOrder(shop, counter),
    aLargeOrder(shop, counter),
  ])
  const itemsOf = (order: Json) => [{ id: order.subtotal_items[0].id, quantity: 1 }]

  const quiet = await shop.shopline.post(`/orders/${first.id}/split`, {
    ...splitBody(first, itemsOf(first)),
    send_child_email: false,
  })
  const loud = await shop.shopline.post(`/orders/${second.id}/split`, {
    ...splitBody(second, itemsOf(second)),
    send_parent_email: 'true',
  })

  const kinds = async (id: string) => (await eventsOf(server, shop, id)).map((event) => event.kind)
  expect(await kinds(first.id)).toEqual(['order.created', 'order.split'])
  expect(await kinds(quiet.json.child_order_ids[0])).toEqual(['order.created'])
  expect(await kinds(second.id)).toEqual([
    'order.created',
    'order.split',
    'order.notification_requested',
  ])
  expect(await kinds(loud.json.child_order_ids[0])).toEqual([
    'order.created',
    'order.notification_requested',
  ])
  const [, event] = await eventsOf(server, shop, first.id)
  expect(event?.data).toMatchObject({
    child_order_id: quiet.json.child_order_ids[0],
    split_lines: itemsOf(first),
    before: { child_order_ids: [], split_at: null, total_minor: 329_800 },
  })
})

test('counts the child and finds it in all three faces under its own numbers', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const order = await aLargeOrder(shop, counter)

  const { parent, child } = await split(shop, order, [
    { id: order.subtotal_items[1].id, quantity: 2 },
  ])

  const list = await shop.shopline.get('/orders')
  expect(list.json.pagination.total_count).toBe(2)
  expect(list.json.items.map((each: Json) => each.id).sort()).toEqual([order.id, child.id].sort())
  const found = await shop.firstline.get(`/contact-order?order_number=${child.order_number}`)
  expect(found.json.data).toHaveLength(1)
  expect(found.json.data[0]).toMatchObject({
    contact_id: counter.customer.firstline_id,
    total_price: `${child.total.dollars}.00`,
    fulfillment_status: 'preparing',
  })
  const [record, parentRecord] = await Promise.all(
    [child, parent].map(async (each) => {
      const rows = await server.db.read<{ wixtar_number: string; firstline_id: number }>(
        statement(
          'test_split_numbers',
          `select wixtar_number, firstline_id::int as firstline_id from orders
            where merchant_id = $1 and id = $2`,
        ),
        [shop.merchant.id, each.id],
      )
      return rows[0]
    }),
  )
  expect(record?.firstline_id).not.toBe(parentRecord?.firstline_id)
  const atTill = await shopOrder(shop, record?.wixtar_number as string)
  expect(atTill.charges.total_amount).toBe(child.total.dollars)
  expect(atTill.cart.items.map((each: Json) => [each.title, each.quantity])).toEqual([
    ['手工刻字', 2],
    ['老客戶折扣', 1],
  ])
  expect(atTill.order_status_history).toHaveLength(1)
})

test('splits an order of a till, whose vouchers stay where they were used', async ({
  server,
  shop,
}) => {
  await aStore(server, shop)
  const number = await aShopOrder(shop, {
    charges: { product_amount: 900, discount_amount: 0, total_amount: 800 },
    cart: {
      items: [aCartItem('Z1', 300, 2), aCartItem('Z2', 300), aCartItem('D1', -100, 1, ['V001'])],
    },
  })
  const record = await orderRecord(server, shop, number)
  const { json: order } = await shop.shopline.get(`/orders/${record.id}`)

  const { parent, child } = await split(shop, order, [
    { id: order.subtotal_items[0].id, quantity: 1 },
  ])

  expect(child.order_number).toMatch(/^A01\d{11}$/)
  expect([parent.total.dollars, child.total.dollars]).toEqual([533, 267])
  const [atParent, atChild] = [
    await shopOrder(shop, number),
    await shopOrder(shop, child.order_number),
  ]
  const cartOf = (each: Json) =>
    each.cart.items.map((item: Json) => [item.quantity, item.price.total_price])
  expect(cartOf(atParent)).toEqual([
    [1, 300],
    [1, 300],
    [1, -67],
  ])
  expect(cartOf(atChild)).toEqual([
    [1, 300],
    [1, -33],
  ])
  expect(atParent.cart.items[2].ticket_no_list).toEqual(['V001'])
  expect(atChild.cart.items[1].ticket_no_list).toEqual([])
})

test('refuses an order that changed since it was read', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const order = await aLargeOrder(shop, counter)
  const items = [{ id: order.subtotal_items[0].id, quantity: 1 }]

  const reply = await shop.shopline.post(`/orders/${order.id}/split`, {
    order_items: items,
    updated_at: '2022-08-05 07:59:09',
  })

  expect(reply.status).toBe(422)
  expect(reply.json.code).toBe('parent_order_updated')
  expect(await rowCount(server, shop, 'orders')).toBe(1)
  const iso = { order_items: items, updated_at: order.updated_at }
  expect((await shop.shopline.post(`/orders/${order.id}/split`, iso)).status).toBe(200)
})

test('a change right after a split does not turn the time back', async ({ server, shop }) => {
  const order = await aLargeOrder(shop, await aCounter(server, shop))
  const body = splitBody(order, [{ id: order.subtotal_items[0].id, quantity: 1 }])

  const { json: parent } = await shop.shopline.post(`/orders/${order.id}/split`, body)
  await shop.shopline.put(`/orders/${order.id}/tags`, { tags: ['急件出貨'] })
  const { json: after } = await shop.shopline.get(`/orders/${order.id}`)
  const stale = await shop.shopline.post(`/orders/${order.id}/split`, body)

  expect(Date.parse(after.updated_at)).toBeGreaterThanOrEqual(Date.parse(parent.updated_at))
  expect([stale.status, stale.json.code]).toEqual([422, 'parent_order_updated'])
})

const refusals: [string, (order: Json) => object][] = [
  ['no items', () => ({ order_items: [] })],
  ['no list of items', () => ({ order_items: undefined })],
  ['an unknown item', () => ({ order_items: [{ id: 'f'.repeat(24), quantity: 1 }] })],
  [
    'a discount',
    (order) => ({ order_items: [{ id: order.custom_discount_items[0].id, quantity: 1 }] }),
  ],
  [
    'more units than there are',
    (order) => ({ order_items: [{ id: order.subtotal_items[0].id, quantity: 3 }] }),
  ],
  [
    'more units than there are in two rows',
    (order) => ({
      order_items: [
        { id: order.subtotal_items[0].id, quantity: 1 },
        { id: order.subtotal_items[0].id, quantity: 2 },
      ],
    }),
  ],
  ['no units', (order) => ({ order_items: [{ id: order.subtotal_items[0].id, quantity: 0 }] })],
  [
    'half a unit',
    (order) => ({ order_items: [{ id: order.subtotal_items[0].id, quantity: 0.5 }] }),
  ],
  [
    'units beyond any count',
    (order) => ({ order_items: [{ id: order.subtotal_items[0].id, quantity: 1e15 }] }),
  ],
  [
    'everything',
    (order) => ({
      order_items: order.subtotal_items.map((line: Json) => ({
        id: line.id,
        quantity: line.quantity,
      })),
    }),
  ],
  ['no time', () => ({ updated_at: undefined })],
  ['a time that is none', () => ({ updated_at: 'yesterday' })],
]

for (const [what, change] of refusals) {
  test(`refuses ${what} and stores nothing`, async ({ server, shop }) => {
    const order = await aLargeOrder(shop, await aCounter(server, shop))
    const events = await rowCount(server, shop, 'events')

    const reply = await shop.shopline.post(`/orders/${order.id}/split`, {
      ...splitBody(order, [{ id: order.subtotal_items[0].id, quantity: 1 }]),
      ...change(order),
    })

    expect(reply.status).toBe(422)
    expect(Object.keys(reply.json)).toEqual(['error', 'message', 'code', 'extras'])
    expect(await rowCount(server, shop, 'orders')).toBe(1)
    expect(await rowCount(server, shop, 'order_lines')).toBe(3)
    expect(await rowCount(server, shop, 'events')).toBe(events)
  })
}

test.for(['cancelled', 'completed'])(
  'refuses an order that is %s',
  async (status, { server, shop }) => {
    const order = await aLargeOrder(shop, await aCounter(server, shop))
    const moved = await shop.shopline.patch(`/orders/${order.id}/status`, { status })
    const { json: now } = await shop.shopline.get(`/orders/${order.id}`)

    const reply = await shop.shopline.post(
      `/orders/${order.id}/split`,
      splitBody(now, [{ id: now.subtotal_items[0].id, quantity: 1 }]),
    )

    expect(moved.status).toBe(200)
    expect(reply.status).toBe(422)
    expect(reply.json.message).toContain(`the order is ${status}`)
  },
)

test('refuses an order of which something is being returned', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop, { quantity: 3 })
  await aReturnOrder(shop, shipped)
  const { json: order } = await shop.shopline.get(`/orders/${shipped.order.id}`)

  const reply = await shop.shopline.post(
    `/orders/${order.id}/split`,
    splitBody(order, [{ id: shipped.item, quantity: 1 }]),
  )

  expect(reply.status).toBe(422)
  expect(reply.json.message).toContain('the order has a return order')
})

test('lets one of two splits at once win', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const order = await aLargeOrder(shop, counter)
  const body = splitBody(order, [{ id: order.subtotal_items[1].id, quantity: 1 }])

  const replies = await Promise.all(
    Array.from({ length: 6 }, () => shop.shopline.post(`/orders/${order.id}/split`, body)),
  )

  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422, 422, 422, 422, 422])
  const { json: parent } = await shop.shopline.get(`/orders/${order.id}`)
  expect(parent.child_order_ids).toHaveLength(1)
  expect(parent.subtotal_items[1].quantity).toBe(2)
  expect(await rowCount(server, shop, 'orders')).toBe(2)
})

test('lets a split and a cancellation at once end in one story', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const variantId = counter.product.variants[0]?.id as string
  const order = await aLargeOrder(shop, counter, {}, { is_inventory_fulfillment: true })
  const body = splitBody(order, [{ id: order.subtotal_items[0].id, quantity: 1 }])

  const [halves] = await Promise.all([
    shop.shopline.post(`/orders/${order.id}/split`, body),
    shop.shopline.patch(`/orders/${order.id}/status`, { status: 'cancelled' }),
  ])

  const { json: parent } = await shop.shopline.get(`/orders/${order.id}`)
  expect(parent.status).toBe('cancelled')
  expect(parent.child_order_ids).toHaveLength(halves.status === 200 ? 1 : 0)
  expect(await stockOf(server, shop, variantId)).toBe(halves.status === 200 ? 9 : 10)
})

test('knows no other merchant’s orders', async ({ server, shop }) => {
  const order = await aLargeOrder(shop, await aCounter(server, shop))
  const stranger = await server.newShop()
  const body = splitBody(order, [{ id: order.subtotal_items[0].id, quantity: 1 }])

  const reply = await stranger.shopline.post(`/orders/${order.id}/split`, body)

  expect(reply.status).toBe(404)
  expect(await rowCount(server, shop, 'orders')).toBe(1)
})
