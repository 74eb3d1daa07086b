import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aShopOrder, aStore, shopOrder } from '../../../../test/build-till.ts'
import { eventKinds } from '../../../../test/build-vouchers.ts'
import { example } from '../../../../test/example.ts'

const request = example('wixtar/shop-handover-request')
const handOver = (shop: Shop, given: object = {}) =>
  shop.wixtar.post('/v1/shop_order/handover', { ...request, ...given })

// 08:00 to 12:00, 12:00 to 16:00, a gap, and 22:00 to 06:00.
const shifts = [
  { code: '1', name: '早班', start_time: '08:00', stop_time: '12:00' },
  { code: '2', name: '午班', start_time: '12:00', stop_time: '16:00' },
  { code: '3', name: '夜班', start_time: '22:00', stop_time: '06:00' },
]

const aShop = (server: Server, shop: Shop) => aStore(server, shop, { code: '0', shifts })

/** The shift of a new order at a till. */
async function shiftOf(shop: Shop, order_date: string, machine_id = 'K1'): Promise<string> {
  const store = { id: '0', name: '台南店' }
  const id = await aShopOrder(shop, { id: undefined, store, order_date, machine_id })
  return (await shopOrder(shop, id)).shift.id
}

test('the documented request closes the shift of that till and day', async ({ server, shop }) => {
  await aShop(server, shop)

  const reply = await handOver(shop, { handover_time: '2020-01-01 11:30:00' })

  expect([reply.status, reply.text]).toEqual([204, ''])
  expect(await shiftOf(shop, '2020-01-01 11:29:59')).toBe('1')
  expect(await shiftOf(shop, '2020-01-01 11:30:00')).toBe('2')
  expect(await shiftOf(shop, '2020-01-01 11:45:00', 'K2')).toBe('1')
  expect(await shiftOf(shop, '2020-01-02 11:45:00')).toBe('1')
  expect(await eventKinds(server, shop, 'shift.')).toEqual(['shift.handed_over'])
})

test('outside any shift orders stay without one', async ({ server, shop }) => {
  await aShop(server, shop)
  await handOver(shop, { shift_id: '2', handover_time: '2020-01-01 16:05:00' })

  expect(await shiftOf(shop, '2020-01-01 17:00:00')).toBe('')
})

test('a shift over midnight is of the day on which it began', async ({ server, shop }) => {
  await aShop(server, shop)

  const early = await handOver(shop, { shift_id: '3', handover_time: '2020-01-02 05:00:00' })
  const again = await handOver(shop, { shift_id: '3', handover_time: '2020-01-01 23:00:00' })
  const next = await handOver(shop, { shift_id: '3', handover_time: '2020-01-03 06:00:00' })

  expect([early.status, again.status, next.status]).toEqual([204, 409, 204])
  expect(await shiftOf(shop, '2020-01-02 05:30:00')).toBe('1')
  expect(await shiftOf(shop, '2020-01-02 23:30:00')).toBe('3')
})

test('of many at once exactly one hands over', async ({ server, shop }) => {
  await aShop(server, shop)

  const replies = await Promise.all(Array.from({ length: 10 }, () => handOver(shop)))

  const refused = replies.filter((reply) => reply.status !== 204)
  expect(refused.map(({ status, json }) => [status, json.message])).toEqual(
    Array(9).fill([409, '此班別已交班']),
  )
  expect(await eventKinds(server, shop, 'shift.')).toHaveLength(1)
})

test('a key makes the second sending the same one', async ({ server, shop }) => {
  await aShop(server, shop)
  const send = (key: string) =>
    shop.wixtar.request('POST', '/v1/shop_order/handover', request, { 'idempotency-key': key })

  const replies = [await send('first'), await send('first'), await send('second')]

  expect(replies.map((reply) => reply.status)).toEqual([204, 204, 409])
  expect(await eventKinds(server, shop, 'shift.')).toHaveLength(1)
})

test.for([
  [{ store_id: undefined }, 400, '缺少必填欄位 門市編號'],
  [{ machine_id: undefined }, 400, '缺少必填欄位 收銀機編號'],
  [{ shift_staff: undefined }, 400, '缺少必填欄位 交班人員'],
  [{ handover_time: '2020-01-32 12:00:00' }, 400, '欄位格式錯誤 交班時間'],
  [{ shift_id: '9' }, 404, '查無此班別'],
  [{ store_id: 'X99' }, 404, '查無此門市'],
] as const)('refuses %j', async ([given, status, message], { server, shop }) => {
  await aShop(server, shop)

  const reply = await handOver(shop, given)

  expect([reply.status, reply.json]).toEqual([status, { message }])
  expect(await eventKinds(server, shop, 'shift.')).toEqual([])
})

test("does not know another merchant's store", async ({ server, shop }) => {
  const other = await server.newShop()
  await aShop(server, other)

  const reply = await handOver(shop)

  expect([reply.status, reply.json]).toEqual([404, { message: '查無此門市' }])
  expect((await handOver(other)).status).toBe(204)
})
