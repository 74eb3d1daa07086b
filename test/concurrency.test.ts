import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Server, type Shop, test, type WireReply } from './app.ts'
import {
  aBalance,
  aCounter,
  aCustomer,
  anOrderBody,
  aShoplineOrder,
  balanceOf,
  type Counter,
  rowCount,
  stockOf,
} from './build-orders.ts'
import { aCartItem, aShopOrder, aShopOrderBody, aStore, orderRecord } from './build-till.ts'
import { aProduct } from './builders.ts'
import { expectOneOrder, expectSoundRecord, stockOpenings } from './invariants.ts'

// Many real requests at the same moment. What must hold afterwards: whoever should win alone did,
// and the record does not contradict itself.

function atOnce(count: number, send: (index: number) => Promise<WireReply>): Promise<WireReply[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => send(index)))
}

/** How many answers there were of each status. */
function tally(replies: WireReply[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** A counter whose product is down to the last piece. */
async function aLastPiece(server: Server, shop: Shop): Promise<{ counter: Counter; id: string }> {
  const counter = await aCounter(server, shop)
  const product = await aProduct(server, shop, { title: '最後一件', quantity: 1 })
  return { counter: { ...counter, product }, id: product.variants[0]?.id as string }
}

/** Different people, since one customer's orders wait for each other before they come to the shelf. */
function people(server: Server, shop: Shop, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, async () => (await aCustomer(server, shop)).id))
}

function buy(shop: Shop, counter: Counter, order = {}): Promise<WireReply> {
  const body = anOrderBody(counter, order, { is_inventory_fulfillment: true })
  return shop.shopline.post('/orders', body)
}

test('the last piece is sold once to five hundred buyers, while the tills go on', {
  timeout: 90_000,
}, async ({ server, shop }) => {
  const { counter, id } = await aLastPiece(server, shop)
  const buyers = await people(server, shop, 100)
  await aStore(server, shop)
  const opening = await stockOpenings(server, shop)

  const [web, till] = await Promise.all([
    atOnce(500, (index) => buy(shop, counter, { customer_id: buyers[index % buyers.length] })),
    atOnce(50, (index) => shop.wixtar.post('/v1/shop_order', aShopOrderBody({ id: `T${index}` }))),
  ])

  expect(tally(web)).toEqual({ 200: 1, 422: 499 })
  expect(tally(till)).toEqual({ 200: 50 })
  expect(await stockOf(server, shop, id)).toBe(0)
  expect(await rowCount(server, shop, 'orders')).toBe(51)
  expect(await stockOpenings(server, shop)).toEqual(opening)
  await expectSoundRecord(server, shop)
})

test('a piece that comes back while many want it is sold once more at most', async ({
  server,
  shop,
}) => {
  const { counter, id } = await aLastPiece(server, shop)
  const others = await people(server, shop, 60)
  const first = await buy(shop, counter)
  const reason = { cancelled_reason: { key: 'change_mind', message: '' } }

  const [cancels, buyers] = await Promise.all([
    atOnce(5, () => shop.shopline.patch(`/orders/${first.json.id}/cancel`, reason)),
    atOnce(60, (index) => buy(shop, counter, { customer_id: others[index] })),
  ])
  const late = await buy(shop, counter)

  expect(cancels.filter((reply) => reply.status === 200)).toHaveLength(1)
  expect([...buyers, late].filter((reply) => reply.status === 200)).toHaveLength(1)
  expect(await stockOf(server, shop, id)).toBe(0)
  await expectSoundRecord(server, shop)
})

test('two products wanted in opposite order never wait for each other', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const buyers = await people(server, shop, 60)
  const products = [
    await aProduct(server, shop, { quantity: 20 }),
    await aProduct(server, shop, { quantity: 20 }),
  ]
  const items = products.map((product) => ({
    item_type: 'Product',
    item_id: product.id,
    item_price: 10,
    quantity: 1,
    total: 10,
  }))

  const replies = await atOnce(60, (index) =>
    buy(shop, counter, {
      customer_id: buyers[index],
      items: index % 2 ? items : items.toReversed(),
    }),
  )

  expect(tally(replies)).toEqual({ 200: 20, 422: 40 })
  await expectSoundRecord(server, shop)
})

test('credits and points are spent once', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  await aBalance(server, shop, counter.customer, 'points', 300)
  const path = `/customers/${counter.customer.id}`

  const [orders, credits, points] = await Promise.all([
    atOnce(20, () => buy(shop, counter, { user_credit: 100, member_point: 300 })),
    atOnce(10, () => shop.shopline.post(`${path}/store_credits`, { value: -100, remarks: '扣回' })),
    atOnce(10, () => shop.shopline.post(`${path}/member_points`, { value: -300, remarks: '扣回' })),
  ])

  const wins = [orders, credits, points].map(
    (replies) => replies.filter((reply) => reply.status === 200).length,
  )
  const [sold, tookCredits, tookPoints] = wins as [number, number, number]
  expect(sold + tookCredits).toBeLessThanOrEqual(1)
  expect(sold + tookPoints).toBeLessThanOrEqual(1)
  expect(sold + Math.max(tookCredits, tookPoints)).toBe(1)
  expect([...orders, ...credits, ...points].filter((reply) => reply.status >= 500)).toEqual([])
  const balances = await Promise.all(
    (['credits', 'points'] as const).map((ledger) =>
      balanceOf(server, shop, counter.customer.id, ledger),
    ),
  )
  const shown = await shop.shopline.get(path)
  expect([shown.json.credit_balance * 100, shown.json.member_point_balance]).toEqual(balances)
  expect(balances).toEqual([
    sold + tookCredits === 1 ? 0 : 10_000,
    sold + tookPoints === 1 ? 0 : 300,
  ])
  await expectSoundRecord(server, shop)
})

test('the same create sent fifty times makes fifty orders without a key and one with it', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const body = anOrderBody(counter)
  const key = { 'idempotency-key': randomUUID() }

  const [without, withKey] = await Promise.all([
    atOnce(50, () => shop.shopline.post('/orders', body)),
    atOnce(50, () => shop.shopline.request('POST', '/orders', body, key)),
  ])

  expect(tally([...without, ...withKey])).toEqual({ 200: 100 })
  expect(new Set(without.map((reply) => reply.json.order_number)).size).toBe(50)
  expect(new Set(withKey.map((reply) => reply.text)).size).toBe(1)
  expect(await rowCount(server, shop, 'orders')).toBe(51)
  await expectSoundRecord(server, shop)
})

test('an order number of a contact and source is created once', async ({ server, shop }) => {
  const customer = await aCustomer(server, shop)
  const body = {
    contact_id: customer.firstline_id,
    order_source: 'cyberbiz',
    order_number: 'FL-1',
    order_created_at: '2026-11-20 10:00:00',
    order_updated_at: '2026-11-20 10:00:00',
    total_price: '100.00',
  }

  const replies = await atOnce(50, () => shop.firstline.post('/contact-order', body))

  expect(replies.filter((reply) => reply.status < 300)).toHaveLength(1)
  expect(replies.filter((reply) => reply.status === 422)).toHaveLength(49)
  expect(replies.find((reply) => reply.status === 422)?.json.errors).toEqual({
    order_number: ['The order number has already been taken.'],
  })
  expect(await rowCount(server, shop, 'orders')).toBe(1)
  await expectSoundRecord(server, shop)
})

test('an order number of a till is created once, and every copy gets it', async ({
  server,
  shop,
}) => {
  await aStore(server, shop)
  const body = aShopOrderBody()

  const replies = await atOnce(50, () => shop.wixtar.post('/v1/shop_order', body))

  expect(tally(replies)).toEqual({ 200: 50 })
  expect(new Set(replies.map((reply) => reply.json.id)).size).toBe(1)
  expect(await rowCount(server, shop, 'orders')).toBe(1)
  // Copies of what is there already are no change.
  expect((await orderRecord(server, shop, replies[0]?.json.id)).version).toBe(1)
  await expectSoundRecord(server, shop)
})

test('a cart that two tills replace in turn is always one of the two, with its own numbers', async ({
  server,
  shop,
}) => {
  await aStore(server, shop)
  const cart = (names: string[]) => ({ items: names.map((name) => aCartItem(name, 10)) })
  const carts = [cart(['A', 'B', 'C']), cart(['X', 'Y']), cart(['A', 'X', 'Z', 'B'])]
  const id = await aShopOrder(shop, { cart: carts[0] })

  const replies = await atOnce(60, (index) =>
    shop.wixtar.post('/v1/shop_order', aShopOrderBody({ id, cart: carts[index % 3] })),
  )

  expect(tally(replies)).toEqual({ 200: 60 })
  const order = await orderRecord(server, shop, id)
  expect(carts.map((each) => each.items.map((item) => item.id))).toContainEqual(
    order.lines.map((line) => line.code),
  )
  await expectOneOrder(server, shop, order.id)
  await expectSoundRecord(server, shop)
})

test('of many changes of one order’s states each is seen by the next', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const path = `/orders/${order.id}`
  const reason = { cancelled_reason: { key: 'change_mind', message: '' } }

  const replies = await Promise.all([
    ...['confirmed', 'completed', 'cancelled', 'pending'].flatMap((status) =>
      Array.from({ length: 8 }, () => shop.shopline.patch(`${path}/status`, { status })),
    ),
    ...['pending', 'completed', 'refunded'].flatMap((status) =>
      Array.from({ length: 4 }, () =>
        shop.shopline.patch(`${path}/order_payment_status`, { status }),
      ),
    ),
    ...['shipped', 'arrived'].flatMap((status) =>
      Array.from({ length: 4 }, () =>
        shop.shopline.patch(`${path}/order_delivery_status`, { status }),
      ),
    ),
    ...Array.from({ length: 4 }, () => shop.shopline.patch(`${path}/cancel`, reason)),
  ])

  expect(replies.filter((reply) => reply.status >= 500).map((reply) => reply.text)).toEqual([])
  const after = await expectOneOrder(server, shop, order.id)
  expect(after.order_state).toBe('cancelled')
  await expectSoundRecord(server, shop)
})

test('an order is cancelled once, whoever cancels it, and gives everything back once', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  await aBalance(server, shop, counter.customer, 'points', 300)
  const bought = await buy(shop, counter, { user_credit: 100, member_point: 300 })
  const { id } = bought.json
  const revert = { strategy: 'revert' }
  const body = {
    cancelled_reason: { key: 'other', message: '' },
    revert_credits: revert,
    revert_member_points: revert,
  }

  const [cancels, pays] = await Promise.all([
    atOnce(20, () => shop.shopline.patch(`/orders/${id}/cancel`, body)),
    atOnce(10, (index) => shop.shopline.patch(`/orders/${id}`, { ref_order_id: `R${index}` })),
  ])

  expect(cancels.filter((reply) => reply.status === 200)).toHaveLength(1)
  expect(pays.filter((reply) => reply.status >= 500)).toEqual([])
  const balances = await Promise.all(
    (['credits', 'points'] as const).map((ledger) =>
      balanceOf(server, shop, counter.customer.id, ledger),
    ),
  )
  expect(balances).toEqual([10_000, 300])
  expect(await stockOf(server, shop, counter.product.variants[0]?.id as string)).toBe(10)
  await expectOneOrder(server, shop, id)
  await expectSoundRecord(server, shop)
})

test('items that are added at once are all there', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter)
  const listed = await shop.firstline.get(`/contact-order?order_number=${order.order_number}`)
  const path = `/contact-order/${listed.json.data[0].id}/contact-order-item`
  const product = counter.product.variants[0]?.firstline_id

  const replies = await atOnce(12, () =>
    shop.firstline.post(path, { product_id: product, quantity: 1 }),
  )

  expect(replies.filter((reply) => reply.status < 300)).toHaveLength(12)
  const after = await expectOneOrder(server, shop, order.id)
  expect(after.lines).toHaveLength(13)
  await expectSoundRecord(server, shop)
})
