import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { eventsOf, withSettings } from '../../../../test/build-changes.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import {
  aCompletedReturn,
  aReturnBody,
  aReturnOrder,
  aShippedOrder,
} from '../../../../test/build-returns.ts'
import { aShopOrder, aStore, orderRecord } from '../../../../test/build-till.ts'
import { aPaymentMethod } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'
import { expectSoundRecord } from '../../../../test/invariants.ts'
import { statement } from '../../../platform/db.ts'

const count = async (shop: Parameters<typeof aReturnOrder>[0]) =>
  (await shop.shopline.get('/return_orders')).json.pagination.total_count

test('takes the documented request', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop)
  const payment = await aPaymentMethod(server, shop, { id: '647f4351692ce94291740fff' })
  const sent = example('shopline/create-return-order.request')
  sent.order_id = shipped.order.id
  sent.subtotal_items[0].id = shipped.item

  const reply = await shop.shopline.post('/return_orders', sent)

  expect(reply.status).toBe(200)
  expect(reply.json).toMatchObject({
    order_id: shipped.order.id,
    status: 'confirmed',
    delivery_address: {
      country_code: 'TW',
      country: '台灣',
      city: '台北市',
      district: 'District',
      address_1: 'Address1',
      address_2: 'Address2',
      postcode: 'Postcode',
      state: 'State',
      recipient_name: '收件人',
      recipient_phone: '0912345678',
      recipient_phone_country_code: '886',
    },
    order_delivery: { platform: 'custom_return', status: 'returning', delivery_option_id: null },
    order_payment: { payment_method_id: payment, payment_type: 'tw_711_c2b_nopay' },
    total: { dollars: 999 },
    returned_by: 'admin',
    ref_data: {},
  })
  expect(reply.json.items[0].order_inspect_items).toEqual([
    {
      quantity: 1,
      inspect_status: 'pending',
      return_reason_key: 'not_expected',
      return_remark: null,
      inspect_remark: null,
    },
  ])
  expect((await shop.shopline.get(`/return_orders/${reply.json.id}`)).json).toEqual(reply.json)
})

test('tells the order’s story about the return', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop, { quantity: 2 })

  const made = await aReturnOrder(shop, shipped)

  const events = await eventsOf(server, shop, shipped.order.id)
  expect(events.slice(-2)).toMatchObject([
    {
      kind: 'return_order.created',
      face: 'shopline',
      data: { return_order_id: made.id, return_state: 'confirmed', lines: [{ quantity: 1 }] },
    },
    {
      kind: 'order.state_changed',
      data: { moved: ['delivery_state'], return_order_id: made.id },
    },
  ])
})

test('shows the order as returning on every face', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop)

  await aReturnOrder(shop, shipped)

  const order = (await shop.shopline.get(`/orders/${shipped.order.id}`)).json
  const [contactOrder] = (
    await shop.firstline.get(`/contact-order?order_number=${shipped.order.order_number}`)
  ).json.data
  expect(order.order_delivery.status).toBe('returning')
  expect(order.order_payment.status).toBe('completed')
  expect(order.updated_at).toBe(shipped.order.updated_at)
  expect(contactOrder.return_status).toBe('returning')
})

test('takes the order’s recipient and address when none is sent', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop)

  const made = await aReturnOrder(shop, shipped, { returned_by: 'shop' })

  expect(made.status).toBe('pending')
  expect(made.delivery_address).toMatchObject({
    recipient_name: '陳大文',
    city: '台北市',
    address_1: '測試路1號',
  })
  expect(made.items[0].order_inspect_items[0].return_reason_key).toBe('admin_return_order')
})

test('returns a till’s completed order, which was never shipped', async ({ server, shop }) => {
  await aStore(server, shop)
  const number = await aShopOrder(shop)
  const order = await orderRecord(server, shop, number)
  const wanted = { id: order.lines[0]?.id, quantity: 1 }
  const body = {
    order_id: order.id,
    subtotal_items: [wanted],
    payment_option: { key: 'custom' },
    delivery_option: { key: 'custom_return' },
  }
  const early = await shop.shopline.post('/return_orders', body)
  await shop.shopline.patch(`/orders/${order.id}/status`, { status: 'completed' })

  const reply = await shop.shopline.post('/return_orders', body)

  expect([early.status, reply.status]).toEqual([422, 200])
})

const wrong: [string, Record<string, unknown>, string][] = [
  ['no items', { subtotal_items: [] }, 'subtotal_items'],
  ['a unit of nothing', { subtotal_items: [{ id: '@item', quantity: 0 }] }, 'quantity'],
  ['half a unit', { subtotal_items: [{ id: '@item', quantity: 0.5 }] }, 'quantity'],
  ['more than was bought', { subtotal_items: [{ id: '@item', quantity: 3 }] }, 'quantity'],
  [
    'more than was bought in two parts',
    {
      subtotal_items: [
        { id: '@item', quantity: 1 },
        { id: '@item', quantity: 2 },
      ],
    },
    'subtotal_items.1.quantity',
  ],
  [
    'an unknown item',
    { subtotal_items: [{ id: 'f'.repeat(24), quantity: 1 }] },
    'item of the order',
  ],
  [
    'an unknown reason',
    { subtotal_items: [{ id: '@item', quantity: 1, return_reason_key: 'bored' }] },
    'return_reason_key',
  ],
  [
    'a remark without the reason other',
    {
      subtotal_items: [
        { id: '@item', quantity: 1, return_reason_key: 'wrong_item', return_remark: '壞了' },
      ],
    },
    'return_remark',
  ],
  ['an unknown order', { order_id: 'f'.repeat(24) }, 'order_id'],
  ['no way of payment', { payment_option: {} }, 'payment_option'],
  ['an unknown way of payment', { payment_option: { key: 'gold' } }, 'payment_option'],
  ['another shop’s way of payment', { payment_option: { id: 'f'.repeat(24) } }, 'payment_option'],
  ['no way of delivery', { delivery_option: undefined }, 'delivery_option'],
  ['an unknown way of delivery', { delivery_option: { key: 'pigeon' } }, 'delivery_option'],
  ['another shop’s way of delivery', { delivery_option: { id: 'x' } }, 'delivery_option'],
]

test.for(wrong)('refuses %s and stores nothing', async ([, given, named], { server, shop }) => {
  const shipped = await aShippedOrder(server, shop, { quantity: 2 })
  const body = JSON.stringify(aReturnBody(shipped, given)).replaceAll('@item', shipped.item)

  const reply = await shop.shopline.post('/return_orders', body)

  expect(reply.status).toBe(422)
  expect(Object.keys(reply.json)).toEqual(['error', 'message', 'code', 'extras'])
  expect(reply.json.error).toContain(named)
  expect(await count(shop)).toBe(0)
})

test('takes a remark with the reason other', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop)
  const item = {
    id: shipped.item,
    quantity: 1,
    return_reason_key: 'other',
    return_remark: '顏色不喜歡',
  }

  const made = await aReturnOrder(shop, shipped, { subtotal_items: [item] })

  expect(made.items[0].order_inspect_items[0]).toMatchObject({
    return_reason_key: 'other',
    return_remark: '顏色不喜歡',
  })
})

test('refuses orders that were cancelled or not shipped', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter)
  const shipped = { counter, order, item: order.subtotal_items[0].id }
  const send = () => shop.shopline.post('/return_orders', aReturnBody(shipped))

  const unshipped = await send()
  await shop.shopline.patch(`/orders/${order.id}/status`, { status: 'cancelled' })
  const cancelled = await send()

  expect([unshipped.status, unshipped.json.error]).toEqual([
    422,
    'Unable to process the changes [the order is not shipped yet]',
  ])
  expect([cancelled.status, cancelled.json.error]).toEqual([
    422,
    'Unable to process the changes [the order is cancelled]',
  ])
})

test('answers 410 for an archived order', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop)
  await withSettings(server, shop, { archive_after_days: 1 })
  await server.db.write(
    statement(
      'test_return_age',
      "update orders set ordered_at = ordered_at - interval '2 days' where merchant_id = $1",
    ),
    [shop.merchant.id],
  )

  const reply = await shop.shopline.post('/return_orders', aReturnBody(shipped))

  expect(reply.status).toBe(410)
})

test('refuses another merchant’s order like an unknown one', async ({ server, shop }) => {
  const other = await server.newShop()
  const shipped = await aShippedOrder(server, other)

  const foreign = await shop.shopline.post('/return_orders', aReturnBody(shipped))
  const unknown = await shop.shopline.post(
    '/return_orders',
    aReturnBody(shipped, { order_id: 'f'.repeat(24) }),
  )

  expect([foreign.status, foreign.text]).toEqual([422, unknown.text])
})

test('frees the units of a cancelled return', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop)
  const first = await aReturnOrder(shop, shipped)
  const body = aReturnBody(shipped)

  const early = await shop.shopline.post('/return_orders', body)
  await shop.shopline.put(`/return_orders/${first.id}`, { status: 'cancelled' })
  const later = await shop.shopline.post('/return_orders', body)

  expect(early.json.error).toBe(
    'Unable to process the changes ["subtotal_items.0.quantity" must be less than or equal to 0]',
  )
  expect(later.status).toBe(200)
})

test('returns the last unit once when two ask at once', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop, { quantity: 2 })
  await aCompletedReturn(shop, (await aReturnOrder(shop, shipped)).id)

  const replies = await Promise.all(
    Array.from({ length: 8 }, () => shop.shopline.post('/return_orders', aReturnBody(shipped))),
  )

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, ...Array(7).fill(422)])
  expect(await count(shop)).toBe(2)
  await expectSoundRecord(server, shop)
})

test('lets a return or the cancellation win, never both', async ({ server, shop }) => {
  await withSettings(server, shop, { return_order_revamp: true })
  const shipped = await aShippedOrder(server, shop)
  // Back on its way, so that neither is refused from the start.
  await shop.shopline.patch(`/orders/${shipped.order.id}/order_delivery_status`, {
    status: 'returning',
  })

  const [made, cancelled] = await Promise.all([
    shop.shopline.post('/return_orders', aReturnBody(shipped)),
    shop.shopline.patch(`/orders/${shipped.order.id}/status`, { status: 'cancelled' }),
  ])

  expect([made.status, cancelled.status].toSorted()).toEqual([200, 422])
  expect(await count(shop)).toBe(made.status === 200 ? 1 : 0)
  await expectSoundRecord(server, shop)
})

test('keeps the record sound when a return meets a split', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop, { quantity: 2 })

  const [made, split] = await Promise.all([
    shop.shopline.post('/return_orders', aReturnBody(shipped)),
    shop.shopline.post(`/orders/${shipped.order.id}/split`, {
      order_items: [{ id: shipped.item, quantity: 1 }],
      updated_at: shipped.order.updated_at,
    }),
  ])

  // After a split a unit is left to return; what is being returned is not split.
  const { child_order_ids } = (await shop.shopline.get(`/orders/${shipped.order.id}`)).json
  expect(made.status).toBe(200)
  expect([200, 422]).toContain(split.status)
  expect(child_order_ids).toHaveLength(split.status === 200 ? 1 : 0)
  expect(await count(shop)).toBe(1)
  await expectSoundRecord(server, shop)
})

test('gives two returns of the same moment different numbers', async ({ server, shop }) => {
  const shipped = await aShippedOrder(server, shop, { quantity: 3 })

  const made = await Promise.all([1, 2, 3].map(() => aReturnOrder(shop, shipped)))

  const numbers = made.map((each) => each.return_order_number)
  expect(new Set(numbers).size).toBe(3)
  expect(numbers.every((number) => /^20\d{14}$/.test(number))).toBe(true)
})
