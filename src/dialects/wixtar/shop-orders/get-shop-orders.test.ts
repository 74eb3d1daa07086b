import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { aCartItem, aShopOrder, aStore } from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'

/** Five orders of one store, and one of another. */
async function someOrders(server: Server, shop: Shop): Promise<void> {
  await aStore(server, shop)
  await aStore(server, shop, { code: 'B02', name: '高雄店' })
  const order = (id: string, order_date: string, machine_id: string, given: object = {}) =>
    aShopOrder(shop, { id, order_date, machine_id, ...given })
  await order('T1', '2021-07-31 23:59:59', '1')
  await order('T2', '2021-08-01 00:00:00', '1')
  await order('T3', '2021-08-01 20:00:00', '2', { cart: { items: [aCartItem('OIL95', 30)] } })
  await order('T4', '2021-08-01 23:59:59', '1')
  await order('T5', '2021-08-02 00:00:00', '2')
  await order('U1', '2021-08-01 12:00:00', '1', { store: { id: 'B02', name: '高雄店' } })
  await shop.wixtar.patch('/v1/shop_order/T4/complete', { store_id: 'A01' })
  await shop.wixtar.patch('/v1/orders/T5/shop_order_cancel', { shop_id: 'A01', order_id: 'T5' })
}

test('answers the documented call with the documented list', async ({ server, shop }) => {
  await someOrders(server, shop)

  const reply = await shop.wixtar.get(
    '/v1/shop_order?store_id=A01&order_status=CREATED&start_date=2021-08-01&end_date=2021-08-01&machine_id=1',
  )

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('wixtar/shop-orders-list'))
  expect(reply.json).toEqual({
    orders: [
      {
        id: 'T2',
        company_name: shop.merchant.name,
        order_date: '2021-08-01 00:00:00',
        store: { id: 'A01', name: '台南店' },
        shift: { id: '3', name: '夜班' },
        machine_id: '1',
        charges: { product_amount: 1000, discount_amount: 0, total_amount: 1000 },
        order_status: 'CREATED',
        payment_status: 'UNPAID',
      },
    ],
  })
})

const filters: [string, string[]][] = [
  ['', ['T5', 'T4', 'T3', 'T2', 'T1']],
  ['&start_date=2021-08-01', ['T5', 'T4', 'T3', 'T2']],
  ['&end_date=2021-08-01', ['T4', 'T3', 'T2', 'T1']],
  ['&start_date=2021-08-01&end_date=2021-08-01', ['T4', 'T3', 'T2']],
  ['&start_date=2021-08-02&end_date=2021-08-01', []],
  ['&order_status=COMPLETED', ['T4']],
  ['&order_status=canceled', ['T5']],
  ['&machine_id=2', ['T5', 'T3']],
  ['&machine_id=9', []],
  ['&shift_id=ALL', ['T5', 'T4', 'T3', 'T2', 'T1']],
  ['&shift_id=NO_SHIFT', ['T3']],
  ['&shift_id=3', ['T5', 'T4', 'T2', 'T1']],
  ['&shift_id=1', []],
  ['&keyword=OIL95', ['T3']],
  ['&keyword=T3', ['T3']],
  ['&keyword=%E9%9B%A8%E5%88%B7', ['T5', 'T4', 'T2', 'T1']],
  ['&keyword=AA0002', ['T5', 'T4', 'T2', 'T1']],
  ['&keyword=&order_status=&start_date=&machine_id=&shift_id=', ['T5', 'T4', 'T3', 'T2', 'T1']],
]

test('narrows by every filter, newest first', async ({ server, shop }) => {
  await someOrders(server, shop)

  const found = await Promise.all(
    filters.map(async ([filter]) => {
      const { json } = await shop.wixtar.get(`/v1/shop_order?store_id=A01${filter}`)
      return [filter, json.orders.map((order: { id: string }) => order.id)]
    }),
  )

  expect(found).toEqual(filters)
})

test('lists the orders of the web shop under the online store', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const { json } = await shop.wixtar.get('/v1/shop_order?store_id=WEB01&shift_id=NO_SHIFT')

  expect(json.orders).toMatchObject([
    { store: { id: 'WEB01' }, charges: { total_amount: order.total.dollars } },
  ])
})

test.for([
  ['', 400, '缺少必填欄位 門市編號'],
  ['?store_id=', 400, '欄位格式錯誤 門市編號'],
  ['?store_id=X99', 404, '查無此門市'],
  ['?store_id=A01&order_status=DONE', 400, '欄位格式錯誤 訂單狀態'],
  ['?store_id=A01&start_date=2021-13-01', 400, '欄位格式錯誤 開始日期'],
  ['?store_id=A01&end_date=yesterday', 400, '欄位格式錯誤 結束日期'],
  ['?store_id=A01&store_id=A02', 400, '欄位格式錯誤 門市編號'],
] as const)('refuses "%s"', async ([query, status, message], { server, shop }) => {
  await aStore(server, shop)

  const reply = await shop.wixtar.get(`/v1/shop_order${query}`)

  expect([reply.status, reply.json]).toEqual([status, { message }])
})

test("another merchant's store is an unknown one", async ({ server, shop }) => {
  const other = await server.newShop()
  await aStore(server, other)
  await aShopOrder(other)

  const reply = await shop.wixtar.get('/v1/shop_order?store_id=A01')

  expect([reply.status, reply.json]).toEqual([404, { message: '查無此門市' }])
})
