import { request as httpRequest } from 'node:http'
import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { withSettings } from '../../../../test/build-changes.ts'
import { aCounter, aShoplineOrder, type Counter } from '../../../../test/build-orders.ts'
import { aParcel, soldDaysAgo } from '../../../../test/build-parcels.ts'
import { example } from '../../../../test/example.ts'

/** A parcel that its carrier has taken. */
async function aSentParcel(
  server: Server,
  shop: Shop,
  platform: string,
  given: { counter?: Counter; order?: Record<string, unknown> } = {},
) {
  const order = await aParcel(server, shop, platform, given)
  const { json } = await shop.shopline.patch(`/orders/${order.id}/execute_shipment`)
  return { id: order.id, number: order.order_number, tracking: json.tracking_number }
}

function labelsOf(shop: Shop, orders: { id: string }[]) {
  return shop.shopline.get(`/orders/label?${orders.map(({ id }) => `ids[]=${id}`).join('&')}`)
}

test('answers one address a kind of label, and one an order for SF', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const platforms = [
    'tw_fm_b2c_nopay',
    'tw_fm_c2c_pay',
    'tw_711_b2c_pay',
    'tw_tcat_roomtemp',
    'tw_tcat_refrigerated_cod',
    'tw_tcat_frozen',
    'hk_integrated_sfexpress',
    'hk_integrated_sf_pickup',
    'tw_hct_roomtemp',
    'tw_hct_refrigerated',
    'tw_hct_frozen_cod',
  ]
  const parcels = []
  for (const platform of [...platforms, 'tw_tcat_roomtemp', 'hk_integrated_sfexpress']) {
    parcels.push(await aSentParcel(server, shop, platform, { counter }))
  }

  const reply = await labelsOf(shop, parcels)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/get-order-labels.response'))
  const counts = Object.entries(reply.json).map(([kind, urls]) => [kind, (urls as []).length])
  expect(Object.fromEntries(counts)).toMatchObject({ tcat_roomtemp: 1, sfexpress: 2, fmt_b2c: 1 })
  const [url] = reply.json.tcat_roomtemp
  expect(url.startsWith(`${server.url}/files/labels?`)).toBe(true)
})

test('prints what a parcel needs, and nothing of it as markup', async ({ server, shop }) => {
  const order = {
    total: 1299,
    delivery_address: {
      postcode: '700',
      city: '台南市',
      address_1: '測試路1號 <b>',
      recipient_name: '<script>alert(1)</script>',
      recipient_phone: '0912345678',
    },
  }
  const parcel = await aSentParcel(server, shop, 'tw_tcat_frozen_cod', { order })
  const { json } = await labelsOf(shop, [parcel])

  const page = await fetch(json.tcat_frozen[0])
  const text = await page.text()

  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  for (const shown of [
    '黑貓宅急便 冷凍',
    parcel.tracking,
    parcel.number,
    '0912345678',
    '700 台南市 測試路1號 &lt;b&gt;',
    '代收金額 <strong>NT$1,299</strong>',
    '測試商店',
    '<svg',
  ]) {
    expect(text).toContain(shown)
  }
  expect(text).not.toContain('<script')
})

test('prints the store a parcel waits in', async ({ server, shop }) => {
  const order = await aParcel(server, shop, 'tw_711_b2c_nopay')
  await shop.shopline.patch(`/orders/${order.id}`, {
    delivery_data: {
      location_code: '185110',
      location_name: '中錦門市',
      store_address: '測試路2號',
    },
  })
  await shop.shopline.patch(`/orders/${order.id}/execute_shipment`)
  const { json } = await labelsOf(shop, [order])

  const text = await (await fetch(json.seven_eleven_b2c[0])).text()

  expect(text).toContain('取件門市：中錦門市（185110）')
  expect(text).toContain('測試路2號')
  expect(text).toContain('不代收貨款')
})

test('names the orders whose shipment was not executed', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const sent = await aSentParcel(server, shop, 'tw_tcat_roomtemp', { counter })
  const waiting = await aParcel(server, shop, 'tw_fm_b2c_pay', { counter })

  const [both, none] = await Promise.all([
    labelsOf(shop, [sent, waiting]),
    labelsOf(shop, [waiting]),
  ])

  expect(both.status).toBe(200)
  expect(both.json).toEqual({
    tcat_roomtemp: [expect.stringMatching(/^http/)],
    failed_orders: {
      fmt_b2c: [
        {
          id: waiting.id,
          order_number: waiting.order_number,
          error: 'The shipment is not executed',
        },
      ],
    },
  })
  expect(none.status).toBe(422)
  expect(none.json.message).toContain('shipment')
})

test('refuses unknown orders, another merchant’s, and those without a carrier', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const sent = await aSentParcel(server, shop, 'tw_tcat_roomtemp', { counter })
  const own = await aShoplineOrder(shop, counter)
  const stranger = await server.newShop()
  const unknown = { id: 'f'.repeat(24) }

  const replies = await Promise.all([
    labelsOf(shop, [sent, unknown]),
    labelsOf(stranger, [sent]),
    labelsOf(shop, [sent, own]),
  ])

  expect(replies.map((reply) => [reply.status, reply.json])).toEqual([
    [422, { error: `Order#[${unknown.id}] is invalid`, code: '0001' }],
    [422, { error: `Order#[${sent.id}] is invalid`, code: '0001' }],
    [422, { error: `Order#[${own.id}] delivery platform is not supported`, code: '0003' }],
  ])
})

test('refuses no orders, too many, and archived ones', async ({ server, shop }) => {
  const parcel = await aSentParcel(server, shop, 'tw_tcat_roomtemp')
  await soldDaysAgo(server, shop, parcel.id, 31)
  await withSettings(server, shop, { archive_after_days: 30 })
  const many = Array.from({ length: 25 }, (_, index) => ({ id: String(index) }))

  const replies = [
    await shop.shopline.get('/orders/label'),
    await shop.shopline.get('/orders/label?ids[]='),
    await labelsOf(shop, many),
    await labelsOf(shop, [parcel]),
  ]

  expect(replies.map((reply) => reply.status)).toEqual([422, 422, 422, 410])
  expect(replies[2]?.json.message).toContain('less than or equal to 24 items')
})

test.for<[string, (url: string) => string]>([
  ['another order', (url) => url.replace(/orders=\w{24}/, `orders=${'f'.repeat(24)}`)],
  ['another merchant', (url) => url.replace(/merchant=\w{24}/, `merchant=${'f'.repeat(24)}`)],
  ['no signature', (url) => url.replace(/&sign=.*/, '')],
  ['a later end', (url) => url.replace(/expires=\d/, 'expires=9')],
  ['nothing', (url) => url.replace(/\?.*/, '')],
])('opens no address that was changed to %s', async ([, change], { server, shop }) => {
  const parcel = await aSentParcel(server, shop, 'tw_tcat_roomtemp')
  const { json } = await labelsOf(shop, [parcel])
  const [url] = json.tcat_roomtemp

  const page = await fetch(change(url))

  expect(page.status).toBe(404)
  expect(await page.text()).toContain('連結無效')
})

test('links to the host that was asked', async ({ server, shop }) => {
  const parcel = await aSentParcel(server, shop, 'tw_tcat_roomtemp')
  const { hostname, port } = new URL(server.url)

  const text = await new Promise<string>((resolve) => {
    httpRequest(
      {
        hostname,
        port,
        path: `/shopline/v1/orders/label?ids[]=${parcel.id}`,
        headers: {
          authorization: `Bearer ${shop.shopline.token}`,
          host: 'open.shop.example',
          'x-forwarded-proto': 'https',
        },
      },
      async (reply) => resolve(Buffer.concat(await reply.toArray()).toString()),
    ).end()
  })

  expect(JSON.parse(text).tcat_roomtemp[0]).toMatch(
    /^https:\/\/open\.shop\.example\/files\/labels\?/,
  )
})
