import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import {
  aCartItem,
  aShopOrder,
  aStore,
  orderRecord,
  shopOrder,
} from '../../../../test/build-till.ts'
import { aVoucherKind, eventKinds, someVouchers, usedOf } from '../../../../test/build-vouchers.ts'

const tickets = ['AA0001', 'AA0002']

/** A store, the two tickets of the vendor's sample, and an order that carries them. */
async function anOrder(server: Server, shop: Shop): Promise<string> {
  await aStore(server, shop)
  await someVouchers(server, shop, tickets)
  return aShopOrder(shop)
}

const complete = (shop: Shop, id: string) =>
  shop.wixtar.patch(`/v1/shop_order/${id}/complete`, { store_id: 'A01' })
const cancel = (shop: Shop, id: string) =>
  shop.wixtar.patch(`/v1/orders/${id}/shop_order_cancel`, { shop_id: 'A01', order_id: id })
const redeem = (shop: Shop, given: object = {}) =>
  shop.wixtar.patch('/v1/ticket/redemption', { store_id: 'A01', ticket_ids: tickets, ...given })

test('completing an order uses its tickets, cancelling it gives them back', async ({
  server,
  shop,
}) => {
  const id = await anOrder(server, shop)
  const open = await usedOf(server, shop, tickets)

  expect((await complete(shop, id)).status).toBe(204)
  const used = await usedOf(server, shop, tickets)
  expect((await cancel(shop, id)).status).toBe(204)

  expect([open, used, await usedOf(server, shop, tickets)]).toEqual([[], tickets, []])
  expect(await eventKinds(server, shop, 'voucher.')).toEqual([
    'voucher.redeemed',
    'voucher.redeemed',
    'voucher.returned',
    'voucher.returned',
  ])
})

test('a cancel through SHOPLINE gives them back as well', async ({ server, shop }) => {
  const id = await anOrder(server, shop)
  await complete(shop, id)
  const record = await orderRecord(server, shop, id)

  await shop.shopline.patch(`/orders/${record.id}/cancel`, { cancelled_reason: { key: 'other' } })

  expect((await orderRecord(server, shop, id)).order_state).toBe('cancelled')
  expect(await usedOf(server, shop, tickets)).toEqual([])
})

test('an order whose ticket was used elsewhere is not completed', async ({ server, shop }) => {
  const id = await anOrder(server, shop)
  await redeem(shop, { ticket_ids: ['AA0002'] })

  const reply = await complete(shop, id)

  expect([reply.status, reply.json]).toEqual([409, { message: '票券已使用 AA0002' }])
  expect(await shopOrder(shop, id)).toMatchObject({
    order_status: 'CREATED',
    payment_status: 'UNPAID',
  })
  expect(await usedOf(server, shop, tickets)).toEqual(['AA0002'])
})

test('an order whose tickets the till has redeemed for it is completed', async ({
  server,
  shop,
}) => {
  const id = await anOrder(server, shop)
  await redeem(shop, { order_id: id })

  expect((await complete(shop, id)).status).toBe(204)
  expect(await eventKinds(server, shop, 'voucher.')).toHaveLength(2)
  await cancel(shop, id)
  expect(await usedOf(server, shop, tickets)).toEqual([])
})

test('what was used for something else stays used when the order is cancelled', async ({
  server,
  shop,
}) => {
  const id = await anOrder(server, shop)
  await redeem(shop, { order_id: 'OTHER' })

  expect((await cancel(shop, id)).status).toBe(204)
  expect(await usedOf(server, shop, tickets)).toEqual(tickets)
})

test('numbers that nobody knows are the till’s own', async ({ server, shop }) => {
  await aStore(server, shop)
  const id = await aShopOrder(shop)

  expect((await complete(shop, id)).status).toBe(204)
  expect((await shopOrder(shop, id)).cart.items[1].ticket_no_list).toEqual(tickets)
})

test('another merchant’s ticket of the same number is not touched', async ({ server, shop }) => {
  const other = await server.newShop()
  await anOrder(server, other)
  await aStore(server, shop)
  const id = await aShopOrder(shop)

  expect((await complete(shop, id)).status).toBe(204)
  expect(await usedOf(server, other, tickets)).toEqual([])
})

test('a ticket is judged by the time of the sale', async ({ server, shop }) => {
  await aStore(server, shop)
  const kind = await aVoucherKind(server, shop, { ends_at: '2021-12-31T15:59:59Z' })
  await someVouchers(server, shop, tickets, { kind })
  const inTime = await aShopOrder(shop)
  const items = [aCartItem('A1', -1, 100, ['AA0002'])]
  const late = await aShopOrder(shop, {
    id: undefined,
    order_date: '2022-01-01 00:00:00',
    cart: { items },
  })

  const refused = await complete(shop, late)

  expect([refused.status, refused.json]).toEqual([400, { message: '票券不在使用期間 AA0002' }])
  expect((await complete(shop, inTime)).status).toBe(204)
})

test('of fifty orders that carry one ticket exactly one is completed', async ({ server, shop }) => {
  await aStore(server, shop)
  await someVouchers(server, shop, ['AA0001'])
  const cart = { items: [aCartItem('A1', -1, 100, ['AA0001'])] }
  const ids = await Promise.all(
    Array.from({ length: 50 }, () => aShopOrder(shop, { id: undefined, cart })),
  )

  const replies = await Promise.all(ids.map((id) => complete(shop, id)))

  expect(replies.filter((reply) => reply.status === 204)).toHaveLength(1)
  expect(replies.filter((reply) => reply.status === 409)).toHaveLength(49)
  expect(await eventKinds(server, shop, 'voucher.redeemed')).toHaveLength(1)
})
