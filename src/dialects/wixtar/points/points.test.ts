import { describe, expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aBalance, aCustomer, balanceOf } from '../../../../test/build-orders.ts'
import { aStore } from '../../../../test/build-till.ts'
import { memberClient, withMemberNumber } from '../../../../test/build-vouchers.ts'
import { example } from '../../../../test/example.ts'
import { findLedgerFaults } from '../../../core/customers/find-ledger-faults.ts'
import { changeBalance } from '../../../core/customers/ledger.ts'
import type { Merchant } from '../../../core/merchants/merchant.ts'
import { earnedPointsExpiry, pointsRulesOf } from '../../../core/merchants/points-rules.ts'
import { statement } from '../../../platform/db.ts'

const card = 'VIRTUALCARDNO0001'
const add = example('wixtar/manage-points-add-request')
const redeem = example('wixtar/manage-points-redeem-request')
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const wholeDay = `start_date=${today}%2000:00:00&end_date=${today}%2023:59:59`

/** A store 0 and a member with the card of the vendor's sample. */
async function aCardHolder(server: Server, shop: Shop) {
  await aStore(server, shop, { code: '0' })
  const customer = await aCustomer(server, shop, { name: '鄭先生' })
  await withMemberNumber(server, shop, customer, card)
  return customer
}

const setDetails = statement(
  'test_merchant_details',
  'update merchants set details = $2, points_per_unit = 5 where id = $1',
)

describe('managing points', () => {
  test('adds and takes with the documented requests', async ({ server, shop }) => {
    const { id } = await aCardHolder(server, shop)

    const added = await shop.wixtar.patch('/v1/user/manage_points', add)
    const between = await balanceOf(server, shop, id, 'points')
    const taken = await shop.wixtar.patch('/v1/user/manage_points', redeem)

    expect([added.status, added.text, taken.status, taken.text]).toEqual([204, '', 204, ''])
    expect([between, await balanceOf(server, shop, id, 'points')]).toEqual([10, 0])
    const { json } = await shop.shopline.get(`/customers/${id}/member_points`)
    expect(json.items).toMatchObject([
      { value: -10, type: 'return_order_revert', remarks: '扣除點數', is_redeem: false },
      { value: 10, type: 'auto_reward', remarks: '新增點數', is_redeem: true },
    ])
  })

  test.for([
    ['NEW_CONSUMPTION', 110],
    ['sales_return_reduction', 90],
    ['EXCHANGE', 90],
    ['EXCHANGE_SELL_BACK', 110],
    ['TRANSFER_OUT', 90],
    ['TRANSFER_IN', 110],
  ] as const)('the type %s leads from 100 to %i', async ([point_type, left], { server, shop }) => {
    const customer = await aCardHolder(server, shop)
    await aBalance(server, shop, customer, 'points', 100)

    const body = { ...add, point_type, points: '10' }
    expect((await shop.wixtar.patch('/v1/user/manage_points', body)).status).toBe(204)

    expect(await balanceOf(server, shop, customer.id, 'points')).toBe(left)
  })

  test('of fifty tills at once as many redeem as there are points', async ({ server, shop }) => {
    const customer = await aCardHolder(server, shop)
    await aBalance(server, shop, customer, 'points', 30)

    const replies = await Promise.all(
      Array.from({ length: 50 }, () => shop.wixtar.patch('/v1/user/manage_points', redeem)),
    )

    expect(replies.filter((reply) => reply.status === 204)).toHaveLength(3)
    const refused = replies.filter((reply) => reply.status !== 204)
    expect(refused.every((reply) => reply.json.message === '點數不足')).toBe(true)
    expect(await balanceOf(server, shop, customer.id, 'points')).toBe(0)
    expect(await findLedgerFaults(server.db, shop.merchant.id)).toEqual([])
  })

  test.for([
    [{ point_type: undefined }, 400, '缺少必填欄位 點數類型'],
    [{ point_type: 'ZERO' }, 400, '欄位格式錯誤 點數類型'],
    [{ points: 0 }, 400, '欄位格式錯誤 點數'],
    [{ points: -1 }, 400, '欄位格式錯誤 點數'],
    [{ points: 1.5 }, 400, '欄位格式錯誤 點數'],
    [{ points: 1_000_000 }, 400, '欄位格式錯誤 點數'],
    [{ amount: -1 }, 400, '金額超出範圍 消費金額'],
    [{ amount: 1e15 }, 400, '金額超出範圍 消費金額'],
    [{ memo: 'x'.repeat(256) }, 400, '欄位格式錯誤 備註'],
    [{ card_no: undefined }, 400, '缺少必填欄位 卡號'],
    [{ card_no: 'X' }, 404, '查無此會員'],
    [{ store_id: 'X99' }, 404, '查無此門市'],
    [{ point_type: 'EXCHANGE', points: 11 }, 400, '點數不足'],
  ] as const)('refuses %j', async ([given, status, message], { server, shop }) => {
    const customer = await aCardHolder(server, shop)
    await aBalance(server, shop, customer, 'points', 10)

    const reply = await shop.wixtar.patch('/v1/user/manage_points', { ...add, ...given })

    expect([reply.status, reply.json]).toEqual([status, { message }])
    expect(await balanceOf(server, shop, customer.id, 'points')).toBe(10)
  })

  test("does not know another merchant's card, and takes no member's token", async ({
    server,
    shop,
  }) => {
    const other = await server.newShop()
    const customer = await aCardHolder(server, other)
    await aStore(server, shop, { code: '0' })

    const foreign = await shop.wixtar.patch('/v1/user/manage_points', add)
    const member = await memberClient(server, other, customer)
    const own = await member.patch('/v1/user/manage_points', add)

    expect([foreign.status, foreign.json]).toEqual([404, { message: '查無此會員' }])
    expect([own.status, own.json]).toEqual([403, { message: '沒有權限' }])
    expect(await balanceOf(server, other, customer.id, 'points')).toBe(0)
  })
})

describe("a shop's record", () => {
  const path = (store = '0', from = today, to = today) =>
    `/v1/point/shop_usage_record/${store}?start_date=${from}&end_date=${to}`

  test('shows what happened there, in the documented form', async ({ server, shop }) => {
    await aCardHolder(server, shop)
    await aStore(server, shop, { code: 'B02' })
    await shop.wixtar.patch('/v1/user/manage_points', { ...add, memo: 'test' })
    await shop.wixtar.patch('/v1/user/manage_points', { ...add, store_id: 'B02' })
    await shop.wixtar.patch('/v1/user/manage_points', { ...redeem, points: 4 })

    const reply = await shop.wixtar.get(path())

    const documented = example('wixtar/shop-points-usage')
    expect(reply.status).toBe(200)
    expect(reply.json).toHaveWireShape(documented)
    const date = expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
    expect(reply.json.logs[1]).toEqual({ ...documented.logs[0], vip_id: card, date })
    expect(Object.keys(reply.json.logs[1])).toEqual(Object.keys(documented.logs[0]))
    expect(reply.json.logs[0]).toMatchObject({ points: 4, point_type: 'sales_return_reduction' })
    expect(reply.json.logs).toHaveLength(2)
  })

  test('shows nothing of other days', async ({ server, shop }) => {
    await aCardHolder(server, shop)
    await shop.wixtar.patch('/v1/user/manage_points', add)

    expect((await shop.wixtar.get(path('0', '2021-08-01', '2021-08-31'))).json).toEqual({
      logs: [],
    })
  })

  test.for([
    [path('X99'), 404, '查無此門市'],
    ['/v1/point/shop_usage_record/0', 400, '缺少必填欄位 開始日期'],
    [path('0', today, '2021-02-30'), 400, '欄位格式錯誤 結束日期'],
  ] as const)('refuses %s', async ([url, status, message], { server, shop }) => {
    await aStore(server, shop, { code: '0' })

    const reply = await shop.wixtar.get(url)

    expect([reply.status, reply.json]).toEqual([status, { message }])
  })
})

describe("a member's record", () => {
  test('shows changes and what will expire, in the documented form', async ({ server, shop }) => {
    const customer = await aCardHolder(server, shop)
    const documented = example('wixtar/points-usage-records')
    const change = { ledger: 'points' as const, customerId: customer.id, orderId: null }
    await server.db.transaction((tx) =>
      changeBalance(tx, shop.actor, {
        ...change,
        type: 'auto_reward',
        amount: 251,
        expiresAt: new Date('2092-05-02T15:59:59Z'),
        now: new Date(),
      }),
    )
    const body = { ...redeem, point_type: 'EXCHANGE', points: 50, amount: 200, memo: '測試' }
    await shop.wixtar.patch('/v1/user/manage_points', body)
    const member = await memberClient(server, shop, customer)

    const reply = await member.get(`/v1/points_usage_records?${wholeDay}&store_id=0`)
    const oldest = await member.get(`/v1/points_usage_records?${wholeDay}&time_sort=asc`)

    expect(reply.status).toBe(200)
    expect(reply.json).toHaveWireShape(documented)
    expect(reply.json).toEqual({
      logs: [
        {
          ...documented.logs[0],
          date_time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/),
          member_name: '鄭先生',
          order_id: '',
          store_name: '台南店',
          use_point_instructions: '',
        },
      ],
      points_expire: [{ dead_line: '2092-05-02T23:59:59', expired_point: 201 }],
    })
    expect(Object.keys(reply.json.logs[0])).toEqual(Object.keys(documented.logs[0]))
    expect(oldest.json.logs.map((log: { point_type: string }) => log.point_type)).toEqual([
      'new_consumption',
      'exchange_goods',
    ])
  })

  test('shows nothing of another member, and needs a member', async ({ server, shop }) => {
    await aCardHolder(server, shop)
    await shop.wixtar.patch('/v1/user/manage_points', add)
    const other = await aCustomer(server, shop)
    const member = await memberClient(server, shop, other)

    const theirs = await member.get(`/v1/points_usage_records?${wholeDay}`)
    const nobodys = await shop.wixtar.get(`/v1/points_usage_records?${wholeDay}`)
    const undated = await member.get('/v1/points_usage_records?start_date=2021-01-01')

    expect(theirs.json).toEqual({ logs: [], points_expire: [] })
    expect([nobodys.status, nobodys.json]).toEqual([403, { message: '請以會員身分登入' }])
    expect([undated.status, undated.json]).toEqual([400, { message: '欄位格式錯誤 開始日期' }])
  })
})

test('shows the documented rules, and none where none are chosen', async ({ server, shop }) => {
  const before = await shop.wixtar.get('/v1/basic/points_rules')
  const rules = { earning_amount: 100, earned_points: 3, discount_rate_max: 50 }
  await server.db.write(setDetails, [shop.merchant.id, { points_rules: rules }])
  const chosen = await server.newShop()
  await server.db.write(setDetails, [chosen.merchant.id, { points_rules: rules }])

  const reply = await chosen.wixtar.get('/v1/basic/points_rules')

  expect(reply.json).toEqual(example('wixtar/points-rules'))
  expect(Object.keys(reply.json)).toEqual(Object.keys(example('wixtar/points-rules')))
  expect(before.json).toMatchObject({ points_amount: 0, accumulated_points: 0 })
})

describe('the rules a merchant has chosen', () => {
  const merchantWith = (points_rules: unknown) =>
    ({
      details: { points_rules },
      points_per_unit: 10,
      timezone: 'Asia/Taipei',
    }) as never as Merchant

  test('count as not chosen when they are not of the right form', () => {
    const rules = pointsRulesOf(
      merchantWith({ earning_amount: '1', earned_points: -1, discount_rate_max: 900 }),
    )
    expect(rules).toEqual({
      earning_amount: 0,
      earned_points: 0,
      discount_rate_max: 100,
      points_per_unit: 10,
      valid_days: null,
    })
  })

  test('let points expire at the end of a day on the merchant’s clocks', () => {
    const now = new Date('2026-01-31T17:00:00Z')
    expect(earnedPointsExpiry(merchantWith({}), now)).toBeNull()
    expect(earnedPointsExpiry(merchantWith({ valid_days: 30 }), now)?.toISOString()).toBe(
      '2026-03-03T15:59:59.000Z',
    )
  })
})
