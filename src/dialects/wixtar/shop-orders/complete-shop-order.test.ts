import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aShopOrder, aStore, orderRecord, shopOrder } from '../../../../test/build-till.ts'

test('an open order is completed and paid, by the operator', async ({ server, shop }) => {
  await aStore(server, shop)
  const id = await aShopOrder(shop)

  const reply = await shop.wixtar.patch(`/v1/shop_order/${id}/complete`, {
    store_id: 'A01',
    operator: { id: '5678', name: '陳小銅' },
  })

  expect([reply.status, reply.text]).toEqual([204, ''])
  const read = await shopOrder(shop, id)
  expect(read).toMatchObject({
    order_status: 'COMPLETED',
    payment_status: 'PAID',
    operator: { id: '1234', name: '李小鐵' },
    modified_user: { id: '5678', name: '陳小銅' },
  })
  expect(read.order_status_history).toMatchObject([
    { order_status: 'CREATED', payment_status: 'UNPAID' },
    { order_status: 'COMPLETED', payment_status: 'PAID' },
  ])
  const record = await orderRecord(server, shop, id)
  const { json } = await shop.shopline.get(`/orders/${record.id}`)
  expect(json).toMatchObject({ status: 'completed', order_payment: { status: 'completed' } })
})

test('refuses an order that is completed already', async ({ server, shop }) => {
  await aStore(server, shop)
  const id = await aShopOrder(shop)
  const complete = () => shop.wixtar.patch(`/v1/shop_order/${id}/complete`, { store_id: 'A01' })

  const replies = await Promise.all([complete(), complete(), complete()])

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([204, 409, 409])
  expect(replies.find((reply) => reply.status === 409)?.json).toEqual({ message: '訂單已完成' })
  expect((await shopOrder(shop, id)).order_status_history).toHaveLength(2)
})

test('refuses a cancelled order', async ({ server, shop }) => {
  await aStore(server, shop)
  const id = await aShopOrder(shop)
  await shop.wixtar.patch(`/v1/orders/${id}/shop_order_cancel`, { shop_id: 'A01', order_id: id })

  const reply = await shop.wixtar.patch(`/v1/shop_order/${id}/complete`, { store_id: 'A01' })

  expect([reply.status, reply.json]).toEqual([409, { message: '訂單已取消' }])
})

test.for([
  ['no store', {}, 400, '缺少必填欄位 門市編號'],
  ['an unknown store', { store_id: 'X99' }, 404, '查無此門市'],
  ['another store', { store_id: 'B02' }, 404, '查無此訂單'],
  [
    'an operator without a code',
    { store_id: 'A01', operator: {} },
    400,
    '缺少必填欄位 操作人員編號',
  ],
] as const)('refuses %s', async ([, body, status, message], { server, shop }) => {
  await Promise.all([aStore(server, shop), aStore(server, shop, { code: 'B02' })])
  const id = await aShopOrder(shop)

  const reply = await shop.wixtar.patch(`/v1/shop_order/${id}/complete`, body)

  expect([reply.status, reply.json]).toEqual([status, { message }])
  expect((await shopOrder(shop, id)).order_status).toBe('CREATED')
})

test("another merchant's order is not found", async ({ server, shop }) => {
  const other = await server.newShop()
  await Promise.all([aStore(server, shop), aStore(server, other)])
  const id = await aShopOrder(other)

  const reply = await shop.wixtar.patch(`/v1/shop_order/${id}/complete`, { store_id: 'A01' })

  expect([reply.status, reply.json]).toEqual([404, { message: '查無此訂單' }])
  expect((await shopOrder(other, id)).order_status).toBe('CREATED')
})
