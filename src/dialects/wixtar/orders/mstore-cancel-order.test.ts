import { expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { aCounter, aShoplineOrder, rowCount, stockOf } from '../../../../test/build-orders.ts'
import { aShopOrder, aStore, orderRecord, shopOrder } from '../../../../test/build-till.ts'
import { example } from '../../../../test/example.ts'
import { findOrder } from '../../../core/orders/load-order.ts'

const number = '00003021080300966'

function cancel(shop: Shop, order_id: string, shop_id = 'A01') {
  return shop.wixtar.patch(`/v1/orders/${order_id}/shop_order_cancel`, { shop_id, order_id })
}

test('the documented request cancels the order and its payment', async ({ server, shop }) => {
  const request = example('wixtar/mstore-cancel-order-request')
  await aStore(server, shop, { code: request.shop_id })
  await aShopOrder(shop, { id: request.order_id, store: { id: request.shop_id, name: '台南店' } })

  const reply = await shop.wixtar.patch(`/v1/orders/${request.order_id}/shop_order_cancel`, request)

  expect([reply.status, reply.text]).toEqual([204, ''])
  const read = await shopOrder(shop, request.order_id)
  expect(read).toMatchObject({
    order_status: 'CANCELED',
    payment_status: 'CANCELED',
    modified_user: { id: shop.staff.code, name: shop.staff.name },
  })
  expect(read.order_status_history).toMatchObject([
    { order_status: 'CREATED', payment_status: 'UNPAID' },
    { order_status: 'CANCELED', payment_status: 'CANCELED' },
  ])
  const record = await orderRecord(server, shop, request.order_id)
  expect((await shop.shopline.get(`/orders/${record.id}`)).json.status).toBe('cancelled')
})

test('a completed order that is cancelled is refunded', async ({ server, shop }) => {
  await aStore(server, shop)
  await aShopOrder(shop)
  await shop.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'A01' })

  const reply = await cancel(shop, number)

  expect(reply.status).toBe(204)
  expect((await shopOrder(shop, number)).order_status_history).toMatchObject([
    { order_status: 'CREATED' },
    { order_status: 'COMPLETED', payment_status: 'PAID' },
    { order_status: 'CANCELED', payment_status: 'CANCELED' },
  ])
  expect((await orderRecord(server, shop, number)).payment_state).toBe('refunded')
})

test('of many at once exactly one cancels, and the stock comes back once', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const variant = counter.product.variants[0]?.id ?? ''
  const order = await aShoplineOrder(shop, counter, {}, { is_inventory_fulfillment: true })
  const record = await findOrder(server.db, shop.merchant.id, { id: order.id })
  const stock = await stockOf(server, shop, variant)

  const replies = await Promise.all(
    [1, 2, 3, 4].map(() => cancel(shop, record?.wixtar_number ?? '', 'WEB01')),
  )

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([204, 409, 409, 409])
  expect(replies.find((reply) => reply.status === 409)?.json).toEqual({ message: '訂單已取消' })
  expect([stock, await stockOf(server, shop, variant)]).toEqual([9, 10])
  expect(await rowCount(server, shop, 'stock_movements')).toBe(2)
})

test('an order that took no stock gives none back', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter)
  const record = await findOrder(server.db, shop.merchant.id, { id: order.id })

  await cancel(shop, record?.wixtar_number ?? '', 'WEB01')

  expect(await stockOf(server, shop, counter.product.variants[0]?.id ?? '')).toBe(10)
  expect(await rowCount(server, shop, 'stock_movements')).toBe(0)
})

test('cancelling and completing at once leave a cancelled order with a true history', async ({
  server,
  shop,
}) => {
  await aStore(server, shop)
  await aShopOrder(shop)

  const [cancelled, completed] = await Promise.all([
    cancel(shop, number),
    shop.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'A01' }),
  ])

  // Completed first, it is cancelled afterwards; cancelled first, it cannot be completed any more.
  const statuses = {
    204: ['CREATED', 'COMPLETED', 'CANCELED'],
    409: ['CREATED', 'CANCELED'],
  }[completed.status]
  expect(cancelled.status).toBe(204)
  const { order_status, order_status_history } = await shopOrder(shop, number)
  expect(order_status).toBe('CANCELED')
  expect(order_status_history.map((entry: { order_status: string }) => entry.order_status)).toEqual(
    statuses,
  )
})

test.for([
  ['two different numbers', { shop_id: 'A01', order_id: 'T1' }, 400, '訂單編號不一致'],
  ['no store', { order_id: number }, 400, '缺少必填欄位 門市編號'],
  ['no number', { shop_id: 'A01' }, 400, '缺少必填欄位 訂單編號'],
  ['a number of another type', { shop_id: 'A01', order_id: 1 }, 400, '欄位格式錯誤 訂單編號'],
  ['an unknown store', { shop_id: 'X99', order_id: number }, 404, '查無此門市'],
  ['another store', { shop_id: 'B02', order_id: number }, 404, '查無此訂單'],
] as const)('refuses %s', async ([, body, status, message], { server, shop }) => {
  await Promise.all([aStore(server, shop), aStore(server, shop, { code: 'B02' })])
  await aShopOrder(shop)

  const reply = await shop.wixtar.patch(`/v1/orders/${number}/shop_order_cancel`, body)

  expect([reply.status, reply.json]).toEqual([status, { message }])
  expect((await shopOrder(shop, number)).order_status).toBe('CREATED')
})

test("another merchant's order is not found", async ({ server, shop }) => {
  const other = await server.newShop()
  await Promise.all([aStore(server, shop), aStore(server, other)])
  await aShopOrder(other)

  const reply = await cancel(shop, number)

  expect([reply.status, reply.json]).toEqual([404, { message: '查無此訂單' }])
  expect((await shopOrder(other, number)).order_status).toBe('CREATED')
})
