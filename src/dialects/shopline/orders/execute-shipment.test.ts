import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { withSettings } from '../../../../test/build-changes.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { aParcel, eventKinds } from '../../../../test/build-parcels.ts'
import { example } from '../../../../test/example.ts'
import { statement } from '../../../platform/db.ts'

const unknown = 'f'.repeat(24)

function nobody() {
  return {
    delivery_address: { city: '台北市', address_1: '測試路1號', recipient_name: '陳大文' },
  }
}

test('answers with the documented keys and shows the milestones', async ({ server, shop }) => {
  const order = await aParcel(server, shop, 'tw_tcat_roomtemp')

  const reply = await shop.shopline.patch(`/orders/${order.id}/execute_shipment`)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/execute-shipment.response'))
  expect(reply.json).toEqual({
    delivery_status: 'request_accepted',
    tracking_number: expect.stringMatching(/^SL\d{12}$/),
  })
  const { json: shipped } = await shop.shopline.get(`/orders/${order.id}`)
  const { order_delivery: delivery } = shipped
  expect(delivery).toMatchObject({ status: 'pending', delivery_status: 'request_accepted' })
  expect(delivery.request_submitted_at).toMatch(/^20.*\+00:00$/)
  expect(delivery.request_authorized_at).toBe(delivery.request_submitted_at)
  expect(delivery.request_accepted_at).toBe(delivery.request_submitted_at)
  expect(shipped.delivery_data.tracking_number).toBe(reply.json.tracking_number)
  expect(shipped.updated_at).toBe(order.updated_at)
  expect(await eventKinds(server, shop, order.id)).toEqual([
    'order.created',
    'order.shipment_requested',
    'order.shipment_accepted',
  ])
})

test('makes the parcel findable by its number, and FIRST LINE and the till see the same order', async ({
  server,
  shop,
}) => {
  const order = await aParcel(server, shop, 'tw_711_b2c_nopay')

  const { json } = await shop.shopline.patch(`/orders/${order.id}/execute_shipment`)

  const found = await shop.shopline.get(
    `/orders/search?delivery_data_tracking_number=${json.tracking_number}`,
  )
  expect(found.json.items.map((each: { id: string }) => each.id)).toEqual([order.id])
  const listed = await shop.firstline.get(`/contact-order?order_number=${order.order_number}`)
  expect(listed.json.data[0].fulfillment_status).toBe('preparing')
  const [row] = await server.db.read<{ wixtar_number: string }>(
    statement('test_parcel_number', 'select wixtar_number from orders where id = $1'),
    [order.id],
  )
  const atTill = await shop.wixtar.get(`/v1/shop_order/${row?.wixtar_number}`)
  expect(atTill.json.order_status_history).toHaveLength(1)
})

test('refuses an order it does not know in the documented words', async ({ server, shop }) => {
  const stranger = await server.newShop()
  const order = await aParcel(server, shop, 'tw_tcat_frozen')

  const replies = await Promise.all([
    shop.shopline.patch(`/orders/${unknown}/execute_shipment`),
    stranger.shopline.patch(`/orders/${order.id}/execute_shipment`),
    shop.shopline.patch(`/orders/${order.id},${order.id}/execute_shipment`),
  ])

  expect(replies.map((reply) => [reply.status, reply.json])).toEqual(
    [unknown, order.id, `${order.id},${order.id}`].map((id) => [
      422,
      { error: `Order#[${id}] is invalid`, code: '0001' },
    ]),
  )
})

test('answers a parcel that the carrier does not take with the documented error', async ({
  server,
  shop,
}) => {
  const order = await aParcel(server, shop, 'tw_fm_c2c_pay', { order: nobody() })

  const reply = await shop.shopline.patch(`/orders/${order.id}/execute_shipment`)

  const { error, code } = example('shopline/execute-shipment.error.response')
  expect(reply.status).toBe(422)
  expect(reply.json).toEqual({ error: error.replace(/\[.*\]/, `[${order.id}]`), code })
  const { json: after } = await shop.shopline.get(`/orders/${order.id}`)
  expect(after).toEqual(order)
  expect(await eventKinds(server, shop, order.id)).toEqual([
    'order.created',
    'order.shipment_requested',
    'order.shipment_failed',
  ])
  await shop.shopline.patch(`/orders/${order.id}`, {
    delivery_data: { recipient_phone: '0912345678' },
  })
  expect((await shop.shopline.patch(`/orders/${order.id}/execute_shipment`)).status).toBe(200)
})

test('keeps on record that the carrier was asked and refused, also under a key', async ({
  server,
  shop,
}) => {
  const order = await aParcel(server, shop, 'tw_fm_c2c_pay', { order: nobody() })
  const path = `/orders/${order.id}/execute_shipment`
  const send = () => shop.shopline.request('PATCH', path, undefined, { 'idempotency-key': 'k1' })

  const [first, again] = [await send(), await send()]

  expect([first.status, first.json.code]).toEqual([422, '0004'])
  expect(again.text).toBe(first.text)
  expect(await eventKinds(server, shop, order.id)).toEqual([
    'order.created',
    'order.shipment_requested',
    'order.shipment_failed',
  ])
})

test.for([
  'custom',
  'cross_border_711_store_pick_up',
  'sl_logistics_fmt_freeze_pay',
  'tw_ezship',
  'constructor',
])('refuses %s, which is not handed over by itself', async (platform, { server, shop }) => {
  const order = await aParcel(server, shop, platform)

  const reply = await shop.shopline.patch(`/orders/${order.id}/execute_shipment`)

  expect(reply.status).toBe(422)
  expect(reply.json).toEqual({
    error: `Order#[${order.id}] delivery platform is not supported`,
    code: '0003',
  })
  expect(await eventKinds(server, shop, order.id)).toEqual(['order.created'])
})

async function expectNotPending(shop: Shop, orderId: string): Promise<void> {
  const reply = await shop.shopline.patch(`/orders/${orderId}/execute_shipment`)
  expect(reply.status).toBe(422)
  expect(reply.json).toEqual({
    error: `Order#[${orderId}] delivery status is not pending`,
    code: '0002',
  })
}

test('refuses a second request and a cancelled order', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const [twice, cancelled] = await Promise.all([
    aParcel(server, shop, 'hk_integrated_sfexpress', { counter }),
    aParcel(server, shop, 'tw_hct_roomtemp', { counter }),
  ])
  await shop.shopline.patch(`/orders/${twice.id}/execute_shipment`)
  await shop.shopline.patch(`/orders/${cancelled.id}/status`, { status: 'cancelled' })

  await expectNotPending(shop, twice.id)
  await expectNotPending(shop, cancelled.id)
})

test('refuses a completed order where returns bind it', async ({ server, shop }) => {
  const order = await aParcel(server, shop, 'tw_tcat_frozen_cod')
  await shop.shopline.patch(`/orders/${order.id}/status`, { status: 'completed' })
  await withSettings(server, shop, { return_order_revamp: true })

  const reply = await shop.shopline.patch(`/orders/${order.id}/execute_shipment`)

  expect(reply.status).toBe(422)
  expect(reply.json.message).toContain('the order is completed')
})

test('asks the carrier once when two ask at once', async ({ server, shop }) => {
  const order = await aParcel(server, shop, 'tw_tcat_refrigerated')

  const replies = await Promise.all(
    Array.from({ length: 6 }, () => shop.shopline.patch(`/orders/${order.id}/execute_shipment`)),
  )

  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422, 422, 422, 422, 422])
  expect(await eventKinds(server, shop, order.id)).toHaveLength(3)
})

async function forgetAnswer(server: Server, shop: Shop, orderId: string, ago: string) {
  await server.db.write(
    statement(
      'test_forget_answer',
      `update orders set carrier_state = 'request_submitted', tracking_number = '',
         request_submitted_at = now() - $3::interval where merchant_id = $1 and id = $2`,
    ),
    [shop.merchant.id, orderId, ago],
  )
}

test('takes up a request whose process died, and not one that still runs', async ({
  server,
  shop,
}) => {
  const order = await aParcel(server, shop, 'tw_tcat_refrigerated')
  const { json } = await shop.shopline.patch(`/orders/${order.id}/execute_shipment`)

  await forgetAnswer(server, shop, order.id, '1 minute')
  await expectNotPending(shop, order.id)
  await forgetAnswer(server, shop, order.id, '3 minutes')
  const again = await shop.shopline.patch(`/orders/${order.id}/execute_shipment`)

  expect(again.json).toEqual(json)
})

test('sorts many orders into the documented buckets', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const parcel = (platform: string, order = {}) =>
    aParcel(server, shop, platform, { counter, order })
  const [tcat, border, freeze, nameless, done] = await Promise.all([
    parcel('tw_tcat_roomtemp'),
    parcel('cross_border_711_home_delivery'),
    parcel('sl_logistics_fmt_freeze_nopay'),
    parcel('tw_tcat_frozen', nobody()),
    parcel('tw_tcat_refrigerated_cod'),
  ])
  const [seven, custom] = await Promise.all([parcel('tw_711_pay'), aShoplineOrder(shop, counter)])
  await shop.shopline.patch(`/orders/${done.id}/execute_shipment`)
  const sent = [tcat, border, freeze, nameless, done, seven, custom, tcat].map(({ id }) => id)

  const reply = await shop.shopline.patch('/orders/execute_shipment', {
    orderIds: [...sent, unknown, 'nonsense'],
  })

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/bulk-execute-shipment.response'))
  expect(reply.json).toEqual({
    processingOrderIds: [tcat.id, border.id, freeze.id],
    processingFailedOrderIds: [nameless.id],
    statusErrorOrderIds: [done.id],
    platformNotSupportOrderIds: [seven.id, custom.id],
    notFoundOrderIds: [unknown, 'nonsense'],
  })
  const { json: shipped } = await shop.shopline.get(`/orders/${border.id}`)
  expect(shipped.delivery_data.tracking_number).toMatch(/^SL\d{12}$/)
})

test('answers the documented bulk request, of which it knows nothing', async ({ shop }) => {
  const request = example('shopline/bulk-execute-shipment.request')

  const reply = await shop.shopline.patch('/orders/execute_shipment', request)

  expect(reply.status).toBe(200)
  expect(reply.json.notFoundOrderIds).toEqual(request.orderIds)
})

test('refuses more than 24 orders in the documented words', async ({ shop }) => {
  const orderIds = Array.from({ length: 25 }, () => unknown)

  const reply = await shop.shopline.patch('/orders/execute_shipment', { orderIds })

  expect(reply.status).toBe(422)
  expect(reply.json).toEqual(example('shopline/bulk-execute-shipment.error.response'))
  const most = { orderIds: orderIds.slice(1) }
  expect((await shop.shopline.patch('/orders/execute_shipment', most)).status).toBe(200)
})

test.for([{}, { orderIds: [] }, { orderIds: 'x' }, { orderIds: [1] }, { order_ids: [unknown] }])(
  'refuses %j',
  async (body, { shop }) => {
    const reply = await shop.shopline.patch('/orders/execute_shipment', body)

    expect(reply.status).toBe(422)
    expect(reply.json.message).toContain('orderIds')
  },
)
