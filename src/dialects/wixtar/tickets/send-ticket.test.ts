import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-orders.ts'
import { aVoucherKind, eventKinds, withMemberNumber } from '../../../../test/build-vouchers.ts'
import { example } from '../../../../test/example.ts'

const request = example('wixtar/ticket-send-request')
const send = (shop: Shop, given: object = {}) =>
  shop.wixtar.post('/v3/ticket/send', { ...request, ...given })

/** The two campaigns and the three members of the vendor's sample. */
async function aCampaign(server: Server, shop: Shop) {
  await aVoucherKind(server, shop, { code: '12', number_prefix: 'T' })
  await aVoucherKind(server, shop, { code: '13', number_prefix: 'B', issue_limit: 4 })
  for (const number of request.send_data[1].vip_id_list) {
    await withMemberNumber(server, shop, await aCustomer(server, shop), number)
  }
}

test('answers the documented request with the documented tickets', async ({ server, shop }) => {
  await aCampaign(server, shop)
  const documented = example('wixtar/ticket-send-response')

  const reply = await send(shop)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(documented)
  const anyId = { id: expect.stringMatching(/^[TB]\d{12}$/) }
  expect(reply.json.tickets).toEqual(
    documented.tickets.map((ticket: object) => ({ ...ticket, ...anyId })),
  )
  const numbers = reply.json.tickets.map((ticket: { id: string }) => ticket.id)
  expect(new Set(numbers).size).toBe(7)
  expect((await shop.wixtar.get(`/v2/ticket/info?id=${numbers[4]}`)).json).toMatchObject({
    kind_id: '13',
    vip_id: 'APP000000001',
    available: true,
  })
  expect(await eventKinds(server, shop, 'voucher.issued')).toHaveLength(7)
})

test('a task is carried out once, also when it is sent many times at once', async ({
  server,
  shop,
}) => {
  await aCampaign(server, shop)

  const replies = await Promise.all(Array.from({ length: 10 }, () => send(shop)))

  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
  const refused = replies.filter((reply) => reply.status !== 200)
  expect(refused.map(({ status, json }) => [status, json.message])).toEqual(
    Array(9).fill([400, '任務編號已存在 A0001']),
  )
  expect(await eventKinds(server, shop, 'voucher.issued')).toHaveLength(7)
})

test('never gives out more than there are', async ({ server, shop }) => {
  await aCampaign(server, shop)
  const send_data = [request.send_data[1]]

  const replies = await Promise.all(
    ['1', '2', '3'].map((id) => send(shop, { id, send_data, quantity: 3 })),
  )

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 400, 400])
  expect(replies.find((reply) => reply.status === 400)?.json).toEqual({
    message: '票券數量不足 13',
  })
  expect(await eventKinds(server, shop, 'voucher.issued')).toHaveLength(3)
})

test('refuses what is not for sale in the documented words', async ({ server, shop }) => {
  await aCampaign(server, shop)
  await aVoucherKind(server, shop, { code: '14', is_active: false })
  await aVoucherKind(server, shop, { code: '15', ends_at: '2020-01-01T00:00:00Z' })

  const replies = await Promise.all(
    ['14', '15'].map((ticket_no) =>
      send(shop, {
        id: ticket_no,
        send_data: [...request.send_data, { ...request.send_data[1], ticket_no }],
        quantity: 10,
      }),
    ),
  )

  expect(replies.map(({ status, json }) => [status, json])).toEqual(
    Array(2).fill([400, example('wixtar/error-ticket-send-400')]),
  )
  expect(await eventKinds(server, shop, 'voucher.issued')).toEqual([])
})

const entry = request.send_data[0]
test.for([
  [{ quantity: 8 }, '總數量與發送明細不符'],
  [{ id: undefined }, '缺少必填欄位 編號'],
  [{ quantity: undefined }, '缺少必填欄位 數量'],
  [{ send_data: [] }, '欄位格式錯誤 發送明細'],
  [{ send_data: [{ ...entry, ticket_no: '99' }], quantity: 4 }, '查無票券活動 99'],
  [{ send_data: [{ ...entry, vip_id_list: ['X'] }], quantity: 2 }, '查無此會員 X'],
  [{ send_data: [{ ...entry, quantity: 0 }] }, '欄位格式錯誤 數量 (send_data.0.quantity)'],
  [{ send_data: [{ ...entry, quantity: 501 }], quantity: 1002 }, '一次最多發送 1000 張票券'],
] as const)('refuses %j', async ([given, message], { server, shop }) => {
  await aCampaign(server, shop)

  const reply = await send(shop, given)

  expect([reply.status, reply.json]).toEqual([400, { message }])
  expect(await eventKinds(server, shop, 'voucher.issued')).toEqual([])
  // The task number is free again.
  expect((await send(shop)).status).toBe(200)
})

test('knows neither campaigns nor members of another merchant', async ({ server, shop }) => {
  const other = await server.newShop()
  await aCampaign(server, other)
  const withoutKinds = await send(shop)
  await aVoucherKind(server, shop, { code: '12' })
  await aVoucherKind(server, shop, { code: '13' })
  const withoutMembers = await send(shop)

  expect([withoutKinds.status, withoutKinds.json]).toEqual([400, { message: '查無票券活動 12' }])
  expect([withoutMembers.status, withoutMembers.json]).toEqual([
    400,
    { message: '查無此會員 APP000000001' },
  ])
  expect((await send(other)).status).toBe(200)
})
