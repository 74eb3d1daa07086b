import { describe, expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-orders.ts'
import { aStore } from '../../../../test/build-till.ts'
import {
  aVoucherKind,
  eventKinds,
  memberClient,
  someVouchers,
  usedOf,
} from '../../../../test/build-vouchers.ts'
import { example } from '../../../../test/example.ts'

const cancelRequest = example('wixtar/ticket-cancel-redemption-request')
const { store_id, ticket_ids } = cancelRequest

/** The store of the vendor's sample, and its two tickets. */
async function aCounter(server: Server, shop: Shop) {
  await aStore(server, shop, { code: store_id, name: '台南陽光門市' })
  return someVouchers(server, shop, ticket_ids)
}

const redeem = (shop: Shop, given: object = {}) =>
  shop.wixtar.patch('/v1/ticket/redemption', { store_id, ticket_ids, ...given })
const cancel = (shop: Shop, given: object = {}) =>
  shop.wixtar.patch('/v1/ticket/cancel_redemption', { store_id, ticket_ids, ...given })
const reset = (shop: Shop, given: object = {}) =>
  shop.wixtar.patch('/v1/ticket/reset', { store_id, ticket_id: ticket_ids[0], ...given })
const info = async (shop: Shop, id: string) =>
  (await shop.wixtar.get(`/v2/ticket/info?id=${id}`)).json

describe('redeeming', () => {
  test('uses the tickets, each with an event', async ({ server, shop }) => {
    await aCounter(server, shop)

    const reply = await redeem(shop)

    expect([reply.status, reply.text]).toEqual([204, ''])
    expect(await usedOf(server, shop, ticket_ids)).toEqual(ticket_ids)
    expect(await eventKinds(server, shop, 'voucher.')).toEqual([
      'voucher.redeemed',
      'voucher.redeemed',
    ])
  })

  test('of fifty at once exactly one uses a ticket', async ({ server, shop }) => {
    await aCounter(server, shop)
    await aStore(server, shop, { code: 'B02' })

    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        redeem(shop, {
          store_id: index % 2 ? 'B02' : store_id,
          // In either order, so that they could wait for each other.
          ticket_ids: index % 3 ? ticket_ids : ticket_ids.toReversed(),
        }),
      ),
    )

    expect(replies.filter((reply) => reply.status === 204)).toHaveLength(1)
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([204, 409]))
    expect(await eventKinds(server, shop, 'voucher.')).toHaveLength(2)
  })

  test('uses all or none', async ({ server, shop }) => {
    await aCounter(server, shop)
    await redeem(shop, { ticket_ids: [ticket_ids[1]] })

    const reply = await redeem(shop)

    expect([reply.status, reply.json]).toEqual([409, { message: '票券已使用 ticket002' }])
    expect(await usedOf(server, shop, ticket_ids)).toEqual([ticket_ids[1]])
  })

  test('refuses what is not valid yet, or no more', async ({ server, shop }) => {
    await aStore(server, shop, { code: store_id })
    const [past, future] = await Promise.all([
      aVoucherKind(server, shop, { ends_at: '2020-01-01T00:00:00Z' }),
      aVoucherKind(server, shop, { starts_at: '2090-01-01T00:00:00Z' }),
    ])
    await someVouchers(server, shop, ['P1'], { kind: past })
    await someVouchers(server, shop, ['F1'], { kind: future })

    const replies = [
      await redeem(shop, { ticket_ids: ['P1'] }),
      await redeem(shop, { ticket_ids: ['F1'] }),
    ]

    expect(replies.map(({ status, json }) => [status, json.message])).toEqual([
      [400, '票券不在使用期間 P1'],
      [400, '票券不在使用期間 F1'],
    ])
  })

  test.for([
    [{ store_id: undefined }, 400, '缺少必填欄位 門市編號'],
    [{ ticket_ids: undefined }, 400, '缺少必填欄位 票券編號'],
    [{ ticket_ids: [] }, 400, '欄位格式錯誤 票券編號'],
    [{ ticket_ids: [1] }, 400, '欄位格式錯誤 ticket_ids.0'],
    [{ order_id: 'a b' }, 400, '欄位格式錯誤 訂單編號'],
    [{ store_id: 'X99' }, 404, '查無此門市'],
    [{ ticket_ids: [...ticket_ids, 'NOBODY'] }, 404, '查無此票券'],
  ] as const)('refuses %j', async ([given, status, message], { server, shop }) => {
    await aCounter(server, shop)

    const reply = await redeem(shop, given)

    expect([reply.status, reply.json]).toEqual([status, { message }])
    expect(await usedOf(server, shop, ticket_ids)).toEqual([])
  })
})

describe('taking back', () => {
  test('the documented request makes the tickets usable again', async ({ server, shop }) => {
    await aCounter(server, shop)
    await redeem(shop, { order_id: cancelRequest.order_id })

    const reply = await shop.wixtar.patch('/v1/ticket/cancel_redemption', cancelRequest)

    expect([reply.status, reply.text]).toEqual([204, ''])
    expect(await usedOf(server, shop, ticket_ids)).toEqual([])
    expect((await redeem(shop)).status).toBe(204)
  })

  test('of many at once exactly one takes a use back', async ({ server, shop }) => {
    await aCounter(server, shop)
    await redeem(shop)

    const replies = await Promise.all(Array.from({ length: 10 }, () => cancel(shop)))

    expect(replies.filter((reply) => reply.status === 204)).toHaveLength(1)
    expect(replies.filter((reply) => reply.status === 409)).toHaveLength(9)
    expect(await eventKinds(server, shop, 'voucher.returned')).toHaveLength(2)
  })

  test('refuses what was not used, or elsewhere', async ({ server, shop }) => {
    await aCounter(server, shop)
    await aStore(server, shop, { code: 'B02' })
    await redeem(shop, { ticket_ids: [ticket_ids[0]], order_id: 'A0012024071000001' })
    const first = { ticket_ids: [ticket_ids[0]] }

    const replies = [
      await cancel(shop),
      await cancel(shop, { ...first, store_id: 'B02' }),
      await cancel(shop, { ...first, order_id: 'OTHER' }),
      await cancel(shop, { ticket_ids: ['NOBODY'] }),
      await cancel(shop, { store_id: 'X99' }),
    ]

    expect(replies.map(({ status, json }) => [status, json.message])).toEqual([
      [409, '票券尚未使用 ticket002'],
      [409, '票券使用的門市或訂單不符 ticket001'],
      [409, '票券使用的門市或訂單不符 ticket001'],
      [404, '查無此票券'],
      [404, '查無此門市'],
    ])
    expect(await usedOf(server, shop, ticket_ids)).toEqual([ticket_ids[0]])
  })

  test('the documented reset leads back to unused, and may be sent again', async ({
    server,
    shop,
  }) => {
    const request = example('wixtar/ticket-reset-request')
    await aStore(server, shop, { code: request.store_id })
    await aStore(server, shop, { code: 'B02' })
    await someVouchers(server, shop, [request.ticket_id])
    await redeem(shop, { store_id: 'B02', ticket_ids: [request.ticket_id] })

    const first = await shop.wixtar.patch('/v1/ticket/reset', request)
    const again = await shop.wixtar.patch('/v1/ticket/reset', request)

    expect([first.status, first.text, again.status]).toEqual([204, '', 204])
    expect(await usedOf(server, shop, [request.ticket_id])).toEqual([])
    expect(await eventKinds(server, shop, 'voucher.returned')).toHaveLength(1)
  })

  test('a reset refuses another order, an unknown ticket and an unknown store', async ({
    server,
    shop,
  }) => {
    await aCounter(server, shop)
    await redeem(shop, { order_id: 'MINE' })

    const replies = [
      await reset(shop, { order_id: 'OTHER' }),
      await reset(shop, { ticket_id: 'NOBODY' }),
      await reset(shop, { store_id: 'X99' }),
      await reset(shop, { ticket_id: undefined }),
    ]

    expect(replies.map((reply) => reply.status)).toEqual([409, 404, 404, 400])
    expect(await usedOf(server, shop, ticket_ids)).toEqual(ticket_ids)
  })
})

describe('ticket info', () => {
  test('shows every key of the table, before use and after', async ({ server, shop }) => {
    await aStore(server, shop, { code: store_id })
    const customer = await aCustomer(server, shop)
    const kind = await aVoucherKind(server, shop, {
      code: '12',
      type: 'amount_off',
      discount: 70,
      price_minor: 10_000,
      product_code: 'ZMJ0001',
      product_name: '折價券',
      redeem_product_code: 'Z10002',
    })
    await someVouchers(server, shop, ['AA0001'], { kind, customer })

    const before = await info(shop, 'AA0001')
    await redeem(shop, { ticket_ids: ['AA0001'] })
    const after = await info(shop, 'AA0001')

    expect(before).toEqual({
      id: 'AA0001',
      product_id: 'ZMJ0001',
      product_name: '折價券',
      price: 100,
      redeem_product_id: 'Z10002',
      kind_id: '12',
      kind_name: '折價券',
      kind_type: 'AMOUNT_OFF',
      product_ticket_type: 'GENERAL',
      available: true,
      start_date: '2019-06-21 00:00:00',
      end_date: '2099-12-31 23:59:59',
      message: '',
      discount: 70,
      vip_id: customer.wixtar_number,
      ticket_status: 'CREATE',
    })
    expect(after).toEqual({
      ...before,
      available: false,
      message: '票券已使用 AA0001',
      ticket_status: 'DESTROY',
      back_shop: store_id,
      back_date: expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
    })
  })

  test('refuses no number, an unknown one and an unknown store', async ({ server, shop }) => {
    await aCounter(server, shop)

    const replies = await Promise.all([
      shop.wixtar.get('/v2/ticket/info'),
      shop.wixtar.get('/v2/ticket/info?id=NOBODY'),
      shop.wixtar.get(`/v2/ticket/info?id=${ticket_ids[0]}&store_id=X99`),
    ])

    expect(replies.map(({ status, json }) => [status, json.message])).toEqual([
      [400, '缺少必填欄位 編號'],
      [404, '查無此票券'],
      [404, '查無此門市'],
    ])
  })
})

describe("a member's tickets", () => {
  test('shows the documented goods that are left', async ({ server, shop }) => {
    const documented = example('wixtar/ticket-usable-products')
    await aStore(server, shop, { code: store_id })
    const customer = await aCustomer(server, shop)
    const kind = await aVoucherKind(server, shop, {
      type: 'product',
      product_name: '咖啡禮盒',
      details: { media: { url: 'https://example.com/product.png' } },
    })
    const issued_at = '2020-01-01T07:16:54Z'
    await someVouchers(server, shop, ['tick00001', 'tick00002'], { kind, customer, issued_at })
    await someVouchers(server, shop, ['gift1'], { customer })
    const member = await memberClient(server, shop, customer)

    const reply = await member.get('/v1/ticket/usable_product?sale_kind=[GENERAL,PICKUP]')
    const none = await member.get('/v1/ticket/usable_product?sale_kind=POINT')
    await redeem(shop, { ticket_ids: ['tick00001'] })
    const left = await member.get('/v1/ticket/usable_product')
    await redeem(shop, { ticket_ids: ['tick00002'] })

    expect(reply.json).toEqual(documented)
    expect(Object.keys(reply.json.tickets[0])).toEqual(Object.keys(documented.tickets[0]))
    expect(none.json).toEqual({ tickets: [] })
    expect(left.json.tickets).toMatchObject([
      { purchase_quantity: 2, remaining_quantity: 1, number: ['tick00002'] },
    ])
    expect((await member.get('/v1/ticket/usable_product')).json).toEqual({ tickets: [] })
  })

  test('shows the documented uses, also those taken back', async ({ server, shop }) => {
    const documented = example('wixtar/ticket-usage-records')
    await aStore(server, shop, { code: store_id, name: '台南陽光門市' })
    const customer = await aCustomer(server, shop)
    const kind = await aVoucherKind(server, shop, {
      name: '麥味登',
      price_minor: 10_000,
      details: { is_transferable: true, hides_number: true },
    })
    await someVouchers(server, shop, ['TE0020'], { kind, customer })
    const member = await memberClient(server, shop, customer)
    await redeem(shop, { ticket_ids: ['TE0020'] })

    const { json } = await member.get('/v1/tickets_usage_records')
    await cancel(shop, { ticket_ids: ['TE0020'] })
    const after = await member.get('/v1/tickets_usage_records')

    const use_time = expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
    expect(json).toEqual({ tickets: [{ ...documented.tickets[0], use_time }] })
    expect(Object.keys(json.tickets[0])).toEqual(Object.keys(documented.tickets[0]))
    expect(after.json.tickets).toMatchObject([{ id: 'TE0020', status: 'DESTROY' }])
  })

  test('shows nothing of another member, needs a member, and knows its words', async ({
    server,
    shop,
  }) => {
    const [customer, other] = [await aCustomer(server, shop), await aCustomer(server, shop)]
    const kind = await aVoucherKind(server, shop, { type: 'product' })
    await someVouchers(server, shop, ['T1'], { kind, customer })
    const stranger = await memberClient(server, shop, other)

    const replies = [
      await stranger.get('/v1/ticket/usable_product'),
      await stranger.get('/v1/tickets_usage_records'),
      await shop.wixtar.get('/v1/ticket/usable_product'),
      await shop.wixtar.get('/v1/tickets_usage_records'),
      await stranger.get('/v1/ticket/usable_product?sale_kind=GIFT'),
    ]

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 403, 403, 400])
    expect([replies[0]?.json, replies[1]?.json]).toEqual([{ tickets: [] }, { tickets: [] }])
  })
})

test("another merchant's tickets are not found", async ({ server, shop }) => {
  const other = await server.newShop()
  await aCounter(server, other)
  await aStore(server, shop, { code: store_id })

  const replies = await Promise.all([
    redeem(shop),
    cancel(shop),
    reset(shop),
    shop.wixtar.get(`/v2/ticket/info?id=${ticket_ids[0]}`),
  ])

  expect(replies.map(({ status, json }) => [status, json.message])).toEqual(
    Array(4).fill([404, '查無此票券']),
  )
  expect(await usedOf(server, other, ticket_ids)).toEqual([])
})
