import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { withSettings } from '../../../../test/build-changes.ts'
import { aCompletedReturn, aReturnOrder, aShippedOrder } from '../../../../test/build-returns.ts'
import { aDeliveryOption, aPaymentMethod } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'

/** A return like the vendor's sample: ways of payment and delivery of the shop, a plain address. */
async function theDocumentedReturn(server: Server, shop: Shop) {
  const shipped = await aShippedOrder(server, shop)
  const [payment, delivery] = await Promise.all([
    aPaymentMethod(server, shop, { type: 'custom' }),
    aDeliveryOption(server, shop, { region_type: 'custom_return' }),
  ])
  return aReturnOrder(shop, shipped, {
    payment_option: { id: payment },
    delivery_option: { id: delivery, key: 'custom_return' },
    country: 'TW',
    city: '台北市',
    postcode: '100',
    address_1: '123',
    address_2: '100 中正區',
    recipient_name: '收件人',
    recipient_phone: '0912345678',
    subtotal_items: [{ id: shipped.item, quantity: 1, return_reason_key: 'not_expected' }],
  })
}

// The sample's object_data is empty; production shows titles, sku and brand (orders.md 7.16).
const open = ['items[].object_data']

test('shows a return order with the documented keys and types', async ({ server, shop }) => {
  const made = await theDocumentedReturn(server, shop)

  const { status, json } = await shop.shopline.get(`/return_orders/${made.id}`)

  expect(status).toBe(200)
  expect(json).toHaveWireShape(example('shopline/get-return-order.response'), { open })
  expect(json.delivery_address).toEqual(
    example('shopline/get-return-order.response').delivery_address,
  )
  expect(json.delivery_data).toEqual(example('shopline/get-return-order.response').delivery_data)
  expect(json.order._id).toBe(json.order_id)
  expect(json.items[0].object_data).toEqual({
    title_translations: { en: '無線藍牙耳機', 'zh-hant': '無線藍牙耳機' },
    sku: expect.stringMatching(/^SKU-/),
    brand: null,
  })
})

test('lists return orders without their lines', async ({ server, shop }) => {
  const made = await theDocumentedReturn(server, shop)

  const { status, json } = await shop.shopline.get('/return_orders')

  const { items: _, ...listed } = made
  expect(status).toBe(200)
  expect(json).toHaveWireShape(example('shopline/get-return-orders.response'))
  expect(json.items).toEqual([listed])
  expect(json.pagination).toEqual({
    current_page: 1,
    per_page: 24,
    total_pages: 1,
    total_count: 1,
  })
})

/** Three returns of three customers: one waiting, one completed, one of another order. */
async function threeReturns(server: Server, shop: Shop) {
  const [one, two] = await Promise.all([
    aShippedOrder(server, shop, { quantity: 2 }),
    aShippedOrder(server, shop),
  ])
  const waiting = await aReturnOrder(shop, one, {
    returned_by: 'shop',
    recipient_name: '歐陽修',
    recipient_phone: '0900111222',
  })
  const confirmed = await aReturnOrder(shop, two)
  const completed = await aCompletedReturn(shop, (await aReturnOrder(shop, one)).id)
  return { one, two, waiting, confirmed, completed }
}

const idsOf = async (shop: Shop, query: string) => {
  const reply = await shop.shopline.get(`/return_orders?${query}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.json.items.map((each: { id: string }) => each.id)
}

test('filters by every documented parameter', async ({ server, shop }) => {
  const { one, two, waiting, confirmed, completed } = await threeReturns(server, shop)
  const all = [completed.id, confirmed.id, waiting.id]
  const cases: [string, string[]][] = [
    ['', all],
    [`order_id=${one.order.id}`, [completed.id, waiting.id]],
    [`order_id=${two.order.id}&status_filter=cancelled&query=x`, [confirmed.id]],
    [`order_ids[]=${one.order.id}&order_ids[]=${two.order.id}`, all],
    [`order_ids[]=${two.order.id}`, [confirmed.id]],
    ['status_filter=pending', [waiting.id]],
    ['status_filter=confirmed', [confirmed.id]],
    ['status_filter=completed', [completed.id]],
    ['status_filter=cancelled', []],
    ['payment_status_filter=refunded', [completed.id]],
    ['payment_status_filter=pending', [confirmed.id, waiting.id]],
    ['delivery_status_filter=return_collected', [completed.id]],
    ['delivery_status_filter=returning', [confirmed.id, waiting.id]],
    ['inspect_status_filter=inspected', [completed.id]],
    ['inspect_status_filter=pending', [confirmed.id, waiting.id]],
    [`created_before=${encodeURIComponent(waiting.created_at)}`, [waiting.id]],
    [`created_after=${encodeURIComponent(completed.created_at)}`, [completed.id]],
    [`updated_after=${encodeURIComponent(completed.updated_at)}`, [completed.id]],
    [`updated_before=${encodeURIComponent(waiting.updated_at)}`, [waiting.id]],
    ['created_after=2020-01-01&created_before=2020-12-31', []],
    ['order_id=nobody', []],
  ]

  for (const [query, expected] of cases) expect(await idsOf(shop, query), query).toEqual(expected)
})

test('finds by number, people and phones, also in Chinese', async ({ server, shop }) => {
  const { two, waiting, confirmed, completed } = await threeReturns(server, shop)
  const cases: [string, string[]][] = [
    [waiting.return_order_number, [waiting.id]],
    [waiting.return_order_number.slice(4), [waiting.id]],
    ['歐陽', [waiting.id]],
    ['歐陽修', [waiting.id]],
    ['林怡君', [completed.id, confirmed.id, waiting.id]],
    ['0900111222', [waiting.id]],
    [two.counter.customer.email ?? '', [confirmed.id]],
    ['修歐', []],
    ['nobody', []],
    ['%', []],
  ]

  for (const [text, expected] of cases) {
    expect(await idsOf(shop, `query=${encodeURIComponent(text)}`), text).toEqual(expected)
  }
})

test('pages by number and by cursor', async ({ server, shop }) => {
  const { waiting, confirmed, completed } = await threeReturns(server, shop)

  const second = (await shop.shopline.get('/return_orders?per_page=1&page=2')).json
  const after = await idsOf(shop, `per_page=1&previous_id=${completed.id}`)
  const last = await idsOf(shop, `previous_id=${confirmed.id}`)

  expect(second.items.map((each: { id: string }) => each.id)).toEqual([confirmed.id])
  expect(second.pagination).toMatchObject({ current_page: 2, total_pages: 3, total_count: 3 })
  expect(after).toEqual([confirmed.id])
  expect(last).toEqual([waiting.id])
})

test.for([
  'status_filter=temp',
  'payment_status_filter=paid',
  'delivery_status_filter=shipped',
  'inspect_status_filter=accepted',
  'created_after=yesterday',
  'per_page=0',
])('refuses %s', async (query, { shop }) => {
  const reply = await shop.shopline.get(`/return_orders?${query}`)

  expect(reply.status).toBe(422)
})

test('says that the shop’s returns bind orders', async ({ server, shop }) => {
  await withSettings(server, shop, { return_order_revamp: true })

  const made = await aReturnOrder(shop, await aShippedOrder(server, shop))

  expect(made.ref_data).toEqual({ return_order_revamp: true })
})

test('keeps a postcode that begins with zero as a text', async ({ server, shop }) => {
  const made = await aReturnOrder(shop, await aShippedOrder(server, shop), { postcode: '00100' })

  expect(made.delivery_address.postcode).toBe('00100')
})

test('answers another merchant’s return order like an unknown one', async ({ server, shop }) => {
  const other = await server.newShop()
  const made = await aReturnOrder(other, await aShippedOrder(server, other))

  const foreign = await shop.shopline.get(`/return_orders/${made.id}`)
  const unknown = await shop.shopline.get(`/return_orders/${'f'.repeat(24)}`)

  expect([foreign.status, foreign.text]).toEqual([404, unknown.text])
  expect(unknown.json).toEqual({ message: 'Return order not found', code: 'NotFound', extras: {} })
  expect(await idsOf(shop, `order_id=${made.order_id}`)).toEqual([])
})
