import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { eventsOf, withSettings } from '../../../../test/build-changes.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { example } from '../../../../test/example.ts'
import '../../../../test/wire-matcher.ts'
import { updateOrder } from '../../../core/orders/update-order.ts'

const deliver = (shop: Shop, id: string, body: object) =>
  shop.shopline.patch(`/orders/${id}/order_delivery_status`, body)

test('answers the documented request in three keys', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const reply = await deliver(
    shop,
    order.id,
    example('shopline/update-order-delivery-status.request'),
  )

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/update-order-delivery-status.response'))
  const { json } = await shop.shopline.get(`/orders/${order.id}`)
  expect(reply.json).toEqual({
    order_id: order.id,
    status: json.order_delivery.status,
    updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/),
  })
  expect(Date.parse(reply.json.updated_at)).toBeGreaterThan(Date.parse(order.updated_at))
})

test.for([
  ['shipped', 'shipped_at'],
  ['arrived', 'arrived_at'],
  ['collected', 'collected_at'],
  ['returned', 'returned_at'],
  ['shipping', null],
  ['returning', null],
] as const)(
  '%s sets %s alone and leaves the time of the order',
  async ([status, column], { server, shop }) => {
    const order = await aShoplineOrder(shop, await aCounter(server, shop))

    const reply = await deliver(shop, order.id, { status })

    const { json } = await shop.shopline.get(`/orders/${order.id}`)
    expect(json.updated_at).toBe(order.updated_at)
    expect(json).toEqual({
      ...order,
      order_delivery: {
        ...order.order_delivery,
        status,
        ...(column ? { [column]: reply.json.updated_at } : {}),
      },
    })
  },
)

test('is found by the time it arrived, and not by a later change of the order', async ({
  server,
  shop,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  // Just after the order was made, and before the answer to that could arrive.
  const before = new Date(Date.parse(order.updated_at) + 1).toISOString()
  await deliver(shop, order.id, { status: 'arrived' })

  const byArrival = await shop.shopline.get(`/orders/search?arrived_after=${before}`)
  const byChange = await shop.shopline.get(`/orders?updated_after=${before}`)

  expect(byArrival.json.items).toHaveLength(1)
  expect(byChange.json.items).toEqual([])
})

test('the status it has already changes nothing', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const first = await deliver(shop, order.id, { status: 'shipped' })

  const again = await deliver(shop, order.id, { status: 'shipped' })

  expect(again.json).toEqual(first.json)
  expect(await eventsOf(server, shop, order.id)).toHaveLength(2)
})

test('asks for a mail when told to', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  await deliver(shop, order.id, { status: 'shipped', mail_notify: true })

  const [, , request] = await eventsOf(server, shop, order.id)
  expect(request).toMatchObject({
    kind: 'order.notification_requested',
    data: { about: 'order.state_changed', moved: ['delivery_state'] },
  })
})

test.for([
  'tw_711_nopay',
  'tw_711_b2c_pay',
  'cross_border_711_home_delivery',
  'tw_fm_c2c_pay',
  'tw_tcat_frozen_cod',
  'hk_integrated_sf_pickup',
  'sl_logistics_kerry_th_nd',
  'sl_logistics_anything_new',
])(
  'the carrier of %s moves the status, unless it is forced',
  async (platform, { server, shop }) => {
    const order = await aShoplineOrder(shop, await aCounter(server, shop))
    await updateOrder(
      server.db,
      shop.actor,
      { id: order.id },
      (current) => ({ columns: { details: { ...current.details, delivery_platform: platform } } }),
      new Date(),
    )

    const refused = await deliver(shop, order.id, { status: 'shipped' })
    const wrongForce = await deliver(shop, order.id, { status: 'shipped', force_update: 'yes' })
    const forced = await deliver(shop, order.id, { status: 'shipped', force_update: 'status' })

    expect([refused.status, refused.json.message]).toEqual([
      422,
      'Unable to process the changes [the delivery option is integrated with a carrier]',
    ])
    expect(wrongForce.status).toBe(422)
    expect([forced.status, forced.json.status]).toEqual([200, 'shipped'])
  },
)

test('where returns bind it, the parcel of a completed order stays', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  await shop.shopline.patch(`/orders/${order.id}/status`, { status: 'completed' })
  await withSettings(server, shop, { return_order_revamp: true })
  const before = (await shop.shopline.get(`/orders/${order.id}`)).json
  const change = (body: object) => shop.shopline.patch(`/orders/${order.id}`, body)

  const refused = await Promise.all([
    deliver(shop, order.id, { status: 'returned' }),
    change({ tracking_number: '907812345678' }),
    change({ tracking_url: 'https://track.example.com/1' }),
    change({ delivery_address: { city: '台中市' } }),
    change({ delivery_data: { recipient_name: '林小美' } }),
    change({ delivery_data: { location_code: '185110' } }),
    change({ delivery_provider_name: { en: 'DHL' } }),
  ])

  expect(refused.map((reply) => reply.status)).toEqual(Array(7).fill(422))
  expect(refused[0]?.json.message).toBe('Unable to process the changes [the order is completed]')
  expect((await shop.shopline.get(`/orders/${order.id}`)).json).toEqual(before)
  expect((await change({ ref_order_id: 'ERP-1' })).status).toBe(200)
  await withSettings(server, shop, { return_order_revamp: false })
  expect((await change({ delivery_data: { location_code: '185110' } })).status).toBe(200)
})

test.for(['completed', 'request_accepted', '', null, undefined])(
  'refuses the status %j',
  async (status, { server, shop }) => {
    const order = await aShoplineOrder(shop, await aCounter(server, shop))

    const reply = await deliver(shop, order.id, { status })

    expect(reply.status).toBe(422)
    expect(await eventsOf(server, shop, order.id)).toHaveLength(1)
  },
)

test("an unknown order and another merchant's are not found", async ({ server, shop }) => {
  const other = await server.newShop()
  const order = await aShoplineOrder(other, await aCounter(server, other))

  const unknown = await deliver(shop, '5fb378e240cfc3002af35205', { status: 'shipped' })
  const foreign = await deliver(shop, order.id, { status: 'shipped' })

  expect(unknown.status).toBe(404)
  expect([foreign.status, foreign.json]).toEqual([404, unknown.json])
  expect(await eventsOf(server, other, order.id)).toHaveLength(1)
})
