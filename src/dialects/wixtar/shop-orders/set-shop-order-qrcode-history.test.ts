import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { aShopOrder, aStore, orderRecord, shopOrder } from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'
import { statement } from '../../../platform/db.ts'

const request = example('wixtar/shop-order-qrcode-history-request')
const record = (shop: Shop, given: object = {}) =>
  shop.wixtar.post('/v1/shop_order/qr_code_history', { ...request, ...given })

const codes = statement(
  'test_qr_codes',
  `select data from events
    where merchant_id = $1 and subject_id = $2 and kind = 'order.qr_code_recorded'`,
)

test('writes the documented code down and leaves the order as it is', async ({ server, shop }) => {
  await aStore(server, shop)
  await aShopOrder(shop)
  const before = await shopOrder(shop, request.order_id)

  const reply = await record(shop)

  expect([reply.status, reply.text]).toEqual([204, ''])
  const { id } = await orderRecord(server, shop, request.order_id)
  expect(await server.db.read(codes, [shop.merchant.id, id])).toEqual([
    {
      data: { qr_code: '123456', operator_code: 'USER001', at: '2021-08-06T04:00:00.000Z' },
    },
  ])
  expect(await shopOrder(shop, request.order_id)).toEqual(before)
})

test.for([
  [{ qr_code: undefined }, 400, '缺少必填欄位 QRCode'],
  [{ operator_id: undefined }, 400, '缺少必填欄位 操作人員編號'],
  [{ create_time: 'x' }, 400, '欄位格式錯誤 建立時間'],
  [{ order_id: 'NOBODY' }, 404, '查無此訂單'],
  [{ store_id: 'X99' }, 404, '查無此門市'],
  [{ store_id: 'B02' }, 404, '查無此訂單'],
] as const)('refuses %j', async ([given, status, message], { server, shop }) => {
  await Promise.all([aStore(server, shop), aStore(server, shop, { code: 'B02' })])
  await aShopOrder(shop)

  const reply = await record(shop, given)

  expect([reply.status, reply.json]).toEqual([status, { message }])
  const { id } = await orderRecord(server, shop, request.order_id)
  expect(await server.db.read(codes, [shop.merchant.id, id])).toEqual([])
})

test("does not know another merchant's order", async ({ server, shop }) => {
  const other = await server.newShop()
  await Promise.all([aStore(server, shop), aStore(server, other)])
  await aShopOrder(other)

  const reply = await record(shop)

  expect([reply.status, reply.json]).toEqual([404, { message: '查無此訂單' }])
})
