import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCounter, anOrderBody, aShoplineOrder, rowCount } from '../../../../test/build-orders.ts'
import { aDeliveryOption } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'
import { statement } from '../../../platform/db.ts'

test('takes the documented changes and leaves the rest', async ({ server, shop }) => {
  const before = await aShoplineOrder(shop, await aCounter(server, shop))
  const sent = example('shopline/update-order.request')

  const reply = await shop.shopline.patch(`/orders/${before.id}`, sent)

  expect(reply.status).toBe(200)
  expect(reply.json).toEqual({
    ...before,
    ref_order_id: 'ORD001',
    updated_at: reply.json.updated_at,
    delivery_address: {
      ...before.delivery_address,
      ...sent.delivery_address,
      recipient_name: '收件人',
      recipient_phone: '0987654321',
    },
    delivery_data: {
      ...before.delivery_data,
      tracking_number: '66827510120656',
      url: 'http://www.dhl.com/tracking',
      name_translations: { 'zh-hant': 'DHL', en: 'DHL' },
      location_code: 'F004507',
      location_name: '全家木興店1',
      store_address: '台北市文山區木柵路二段52號1',
    },
  })
  expect(reply.json.updated_at > before.updated_at).toBe(true)
  expect((await shop.shopline.get(`/orders/${before.id}`)).json).toEqual(reply.json)
  expect(await rowCount(server, shop, 'events')).toBe(2)
})

test('clears the reference id with null and refuses an empty one', async ({ server, shop }) => {
  const { id } = await aShoplineOrder(shop, await aCounter(server, shop))
  await shop.shopline.patch(`/orders/${id}`, { ref_order_id: 'A1' })

  const empty = await shop.shopline.patch(`/orders/${id}`, { ref_order_id: '' })
  const cleared = await shop.shopline.patch(`/orders/${id}`, { ref_order_id: null })

  expect(empty.status).toBe(422)
  expect(cleared.json.ref_order_id).toBe('')
})

test('changes nothing and records nothing when nothing known is sent', async ({ server, shop }) => {
  const before = await aShoplineOrder(shop, await aCounter(server, shop))

  const reply = await shop.shopline.patch(`/orders/${before.id}`, { order_remarks: 'late remark' })

  expect(reply.json).toEqual(before)
  expect(await rowCount(server, shop, 'events')).toBe(1)
})

test('refuses tracking of an integrated carrier', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const carrier = await aDeliveryOption(server, shop)
  const order = await shop.shopline.post(
    '/orders',
    anOrderBody(counter, { delivery_option_id: carrier }),
  )
  await server.db.write(
    statement(
      'test_integrate',
      `update orders set details = '{"delivery_platform":"tw_711_pay"}' where id = $1`,
    ),
    [order.json.id],
  )

  const reply = await shop.shopline.patch(`/orders/${order.json.id}`, { tracking_number: 'X' })

  expect(reply.status).toBe(422)
  expect(
    (await shop.shopline.get(`/orders/${order.json.id}`)).json.delivery_data.tracking_number,
  ).toBe('')
})

test('keeps both of two simultaneous changes of different fields', async ({ server, shop }) => {
  const { id } = await aShoplineOrder(shop, await aCounter(server, shop))

  await Promise.all([
    shop.shopline.patch(`/orders/${id}`, { tracking_number: 'T-1' }),
    shop.shopline.patch(`/orders/${id}`, { ref_order_id: 'R-1' }),
    shop.shopline.patch(`/orders/${id}`, { delivery_data: { location_code: 'L-1' } }),
  ])

  const { json } = await shop.shopline.get(`/orders/${id}`)
  expect([
    json.delivery_data.tracking_number,
    json.ref_order_id,
    json.delivery_data.location_code,
  ]).toEqual(['T-1', 'R-1', 'L-1'])
})

test('answers another merchant’s order like an unknown one', async ({ server, shop }) => {
  const other = await server.newShop()
  const { id } = await aShoplineOrder(other, await aCounter(server, other))

  const foreign = await shop.shopline.patch(`/orders/${id}`, { tracking_number: 'X' })
  const unknown = await shop.shopline.patch('/orders/ffffffffffffffffffffffff', {
    tracking_number: 'X',
  })

  expect([foreign.status, foreign.text]).toEqual([404, unknown.text])
})
