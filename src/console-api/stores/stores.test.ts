import { expect } from 'vitest'
import { type Shop, test } from '../../../test/app.ts'
import { eventsOf } from '../../../test/build-changes.ts'
import { aCounter, aShoplineOrder, type Counter } from '../../../test/build-orders.ts'
import { aClerk } from '../../../test/build-sessions.ts'
import { aShopOrder, aStore } from '../../../test/build-till.ts'
import { eventKinds } from '../../../test/build-vouchers.ts'
import type { StoreTakings } from './contract.ts'

const day = '2026-03-02'
const night = { code: '3', name: '夜班', start_time: '22:00', stop_time: '06:00' }
const shifts = [
  { code: '1', name: '早班', start_time: '08:00', stop_time: '16:00' },
  { code: '2', name: '晚班', start_time: '16:00', stop_time: '22:00' },
  night,
]

const newStore = {
  code: 'B01',
  name_translations: { 'zh-hant': '高雄店', en: 'Kaohsiung' },
  phone: '07-1234567',
  address: '高雄市範例路 1 號',
  registers: [{ code: '01', name: '一號機' }],
  shifts,
}

const zero = {
  order_count: 0,
  sales_minor: 0,
  paid_minor: 0,
  refunded_minor: 0,
  net_minor: 0,
  cancelled_count: 0,
  cancelled_minor: 0,
  other_currency_count: 0,
}

/** A sale at a till of store B01; in whole dollars. */
function aSale(shop: Shop, time: string, total: number, machine_id = '01'): Promise<string> {
  return aShopOrder(shop, {
    id: undefined,
    store: { id: 'B01', name: '高雄店' },
    order_date: time,
    machine_id,
    charges: { product_amount: total, discount_amount: 0, total_amount: total },
  })
}

/** A SHOPLINE order of NT$999 that is paid; its id. */
async function aPaidOrder(shop: Shop, counter: Counter): Promise<string> {
  const { id } = await aShoplineOrder(shop, counter)
  const path = `/orders/${id}/order_payment_status`
  expect((await shop.shopline.patch(path, { status: 'completed' })).status).toBe(200)
  return id
}

const complete = (shop: Shop, number: string) =>
  shop.wixtar.patch(`/v1/shop_order/${number}/complete`, { store_id: 'B01' })

async function anOpenStore(shop: Shop): Promise<string> {
  const reply = await shop.console.post('/stores', newStore)
  expect(reply.status, reply.text).toBe(201)
  return reply.json.id
}

test('opens a store whose tills can sell at once', async ({ server, shop }) => {
  const made = await shop.console.post('/stores', newStore)

  expect(made.status).toBe(201)
  expect(made.json).toMatchObject({
    version: 1,
    kind: 'physical',
    code: 'B01',
    name: '高雄店',
    name_translations: { 'zh-hant': '高雄店', en: 'Kaohsiung' },
    warehouse: { name: '高雄店倉' },
    registers: newStore.registers,
    shifts,
    actions: [
      { action: 'remove', is_allowed: true, reason: null },
      { action: 'change_tills', is_allowed: true, reason: null },
    ],
  })
  expect(await aSale(shop, `${day} 09:00:00`, 100)).toMatch(/^B01260302/)
  expect((await shop.console.get(`/stores/${made.json.id}`)).json.actions[0]).toEqual({
    action: 'remove',
    is_allowed: false,
    reason: 'store_in_use',
  })
  const channels = await shop.shopline.get('/channels')
  expect(channels.json.items.map((each: { identifier: string }) => each.identifier)).toContain(
    'B01',
  )
  expect(await eventKinds(server, shop, 'store.')).toEqual(['store.created'])
})

test('lists stores with what they sold today, and nothing of yesterday', async ({ shop }) => {
  await anOpenStore(shop)
  const now = Date.now() + 8 * 3_600_000
  const local = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
  const paid = await aSale(shop, local(now), 300)
  await aSale(shop, local(now), 200)
  await aSale(shop, local(now - 86_400_000), 5000)
  await complete(shop, paid)

  const reply = await shop.console.get('/stores')

  expect(reply.json.today).toBe(local(now).slice(0, 10))
  expect(reply.json.items.map((each: { code: string }) => each.code)).toEqual(['B01', 'WEB01'])
  expect(reply.json.items[0]).toMatchObject({
    register_count: 1,
    shift_count: 3,
    today: { ...zero, order_count: 2, sales_minor: 50_000, paid_minor: 30_000, net_minor: 30_000 },
  })
  expect(reply.json.items[1].today).toEqual(zero)
})

test.for([
  ['a code that is taken', { code: 'WEB01' }, 409, 'store_code_taken'],
  ['a code that no order number can hold', { code: '高雄' }, 422, 'invalid'],
  ['a name of nothing', { name_translations: { 'zh-hant': '  ' } }, 422, 'invalid'],
  [
    'two tills of one code',
    {
      registers: [
        { code: '1', name: 'a' },
        { code: '1', name: 'b' },
      ],
    },
    422,
    'invalid',
  ],
  [
    'shifts that run at the same time',
    { shifts: [...shifts, { ...night, code: '4' }] },
    422,
    'shifts_overlap',
  ],
  ['a time that no clock shows', { shifts: [{ ...night, stop_time: '24:00' }] }, 422, 'invalid'],
] as const)('refuses a store with %s', async ([, given, status, code], { server, shop }) => {
  const reply = await shop.console.post('/stores', { ...newStore, ...given })

  expect([reply.status, JSON.parse(reply.text).code]).toEqual([status, code])
  expect((await shop.console.get('/stores')).json.items).toHaveLength(1)
  expect(await eventKinds(server, shop, 'store.')).toEqual([])
})

test('of two stores of one code at once one is made', async ({ shop }) => {
  const replies = await Promise.all([1, 2].map(() => shop.console.post('/stores', newStore)))

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, 409])
})

test('changes name, tills and shifts, each with its event and the version counted', async ({
  server,
  shop,
}) => {
  const id = await anOpenStore(shop)

  await shop.console.patch(`/stores/${id}`, { name_translations: { 'zh-hant': '左營店' } })
  await shop.console.post(`/stores/${id}/registers`, { code: '02', name: '二號機' })
  await shop.console.put(`/stores/${id}/registers`, { registers: [{ code: '02', name: '後場' }] })
  const last = await shop.console.put(`/stores/${id}/shifts`, { shifts: [night] })
  const same = await shop.console.put(`/stores/${id}/shifts`, { shifts: [night] })

  expect(last.json).toMatchObject({
    version: 5,
    name: '左營店',
    name_translations: { 'zh-hant': '左營店' },
    phone: '07-1234567',
    registers: [{ code: '02', name: '後場' }],
    shifts: [night],
  })
  expect(same.json.version).toBe(5)
  expect(await eventKinds(server, shop, 'store.')).toEqual([
    'store.created',
    ...Array(4).fill('store.updated'),
  ])
})

test('refuses to overwrite what somebody else changed meanwhile', async ({ shop }) => {
  const id = await anOpenStore(shop)
  const save = (name: string) =>
    shop.console.request(
      'PATCH',
      `/stores/${id}`,
      { name_translations: { 'zh-hant': name } },
      { 'if-match': '"1"' },
    )

  const replies = await Promise.all([save('甲店'), save('乙店')])

  const refused = replies.find((reply) => reply.status !== 200)
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
  expect(JSON.parse(refused?.text ?? '')).toMatchObject({
    status: 409,
    code: 'settings_changed_meanwhile',
  })
})

test('removes a store that was never used, and no other', async ({ server, shop }) => {
  const used = await anOpenStore(shop)
  await aSale(shop, `${day} 09:00:00`, 100)
  const unused = await shop.console.post('/stores', { ...newStore, code: 'C01' })
  const online = (await shop.console.get('/stores')).json.items.at(-1).id

  const replies = await Promise.all(
    [used, unused.json.id, online].map((id) => shop.console.delete(`/stores/${id}`)),
  )

  expect(replies.map((reply) => reply.status)).toEqual([409, 204, 409])
  expect(JSON.parse(replies[0]?.text ?? '').code).toBe('store_in_use')
  expect(JSON.parse(replies[2]?.text ?? '').code).toBe('store_online')
  const left = (await shop.console.get('/stores')).json.items
  expect(left.map((each: { code: string }) => each.code)).toEqual(['B01', 'WEB01'])
  expect(await eventKinds(server, shop, 'store.removed')).toEqual(['store.removed'])
})

test('the online store has no tills', async ({ shop }) => {
  const { items } = (await shop.console.get('/stores')).json

  const reply = await shop.console.put(`/stores/${items[0].id}/shifts`, { shifts })

  expect(JSON.parse(reply.text).code).toBe('store_online')
})

test('adds up a business day by till and shift, the night shift past midnight', async ({
  shop,
}) => {
  const id = await anOpenStore(shop)
  const morning = await aSale(shop, `${day} 09:30:00`, 500)
  await complete(shop, morning)
  await aSale(shop, `${day} 15:59:00`, 250)
  await complete(shop, await aSale(shop, '2026-03-03 02:00:00', 1000))
  await complete(shop, await aSale(shop, '2026-03-02 05:59:59', 9999))
  const cancelled = await aSale(shop, `${day} 10:00:00`, 70)
  await shop.wixtar.patch(`/v1/orders/${cancelled}/shop_order_cancel`, {
    shop_id: 'B01',
    order_id: cancelled,
  })

  const { json } = await shop.console.get(`/stores/${id}/takings?date=${day}`)

  const byShift = (json as StoreTakings).shifts.map((each) => [
    each.register.code,
    each.shift?.code,
    each.order_count,
    each.sales_minor,
    each.net_minor,
    each.state,
  ])
  expect(byShift).toEqual([
    ['01', '1', 2, 75_000, 50_000, 'ended'],
    ['01', '2', 0, 0, 0, 'ended'],
    ['01', '3', 1, 100_000, 100_000, 'ended'],
  ])
  expect(json.total).toEqual({
    ...zero,
    order_count: 3,
    sales_minor: 175_000,
    paid_minor: 150_000,
    net_minor: 150_000,
    cancelled_count: 1,
    cancelled_minor: 7000,
  })
  expect(json.payments).toMatchObject([{ payment_method_id: null, name_translations: null }])
})

test('tells the ways of payment of the online store by their names, and what was paid back', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const [kept, returned] = [await aPaidOrder(shop, counter), await aPaidOrder(shop, counter)]
  await shop.shopline.patch(`/orders/${returned}/order_payment_status`, { status: 'refunded' })
  const { items } = (await shop.console.get('/stores')).json

  const { json } = await shop.console.get(`/stores/${items[0].id}/takings`)

  const figures = { order_count: 2, paid_minor: 199_800, refunded_minor: 99_900, net_minor: 99_900 }
  expect(kept).not.toBe(returned)
  expect(json).toMatchObject({
    shifts: [{ shift: null, state: null, can_hand_over: { is_allowed: false }, ...figures }],
    payments: [
      {
        payment_method_id: counter.payment_method_id,
        name_translations: { 'zh-hant': '貨到付款' },
        ...figures,
      },
    ],
    total: figures,
  })
})

test('hands a shift over once, and shows by whom', async ({ server, shop }) => {
  const id = await anOpenStore(shop)
  await complete(shop, await aSale(shop, `${day} 09:30:00`, 500))
  const key = { register_code: '01', shift_code: '1', business_on: day }

  const replies = await Promise.all(
    [1, 2, 3].map(() => shop.console.post(`/stores/${id}/handovers`, key)),
  )

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, 409, 409])
  const { json } = await shop.console.get(`/stores/${id}/takings?date=${day}`)
  expect(json.shifts[0]).toMatchObject({
    state: 'handed_over',
    handover: { staff_code: shop.staff.code, staff_name: shop.staff.name },
    can_hand_over: { is_allowed: false, reason: 'shift_already_handed_over' },
  })
  expect(json.shifts[1].can_hand_over).toEqual({ is_allowed: true, reason: null })
  const page = await shop.console.get(`/stores/${id}/handovers`)
  expect(page.json.items).toMatchObject([{ ...key, staff_name: shop.staff.name }])
  const [, told] = await eventsOf(server, shop, id)
  expect(told?.data.takings).toMatchObject({ order_count: 1, paid_minor: 50_000 })
  expect(await eventKinds(server, shop, 'shift.')).toHaveLength(1)
})

test.for([
  [{ register_code: '99' }, 404, 'register_not_found'],
  [{ shift_code: '9' }, 404, 'shift_not_found'],
  [{ business_on: '2090-01-01' }, 409, 'shift_not_begun'],
  [{ business_on: '2026-02-30' }, 422, 'invalid'],
] as const)('refuses to hand over %j', async ([given, status, code], { server, shop }) => {
  const id = await anOpenStore(shop)
  const key = { register_code: '01', shift_code: '1', business_on: day }

  const reply = await shop.console.post(`/stores/${id}/handovers`, { ...key, ...given })

  expect([reply.status, JSON.parse(reply.text).code]).toEqual([status, code])
  expect(await eventKinds(server, shop, 'shift.')).toEqual([])
})

test('turns the pages of the handovers, latest day first', async ({ shop }) => {
  const id = await anOpenStore(shop)
  const days = ['2026-03-01', '2026-03-02', '2026-03-03']
  for (const business_on of days) {
    const key = { register_code: '01', shift_code: '1', business_on }
    await shop.console.post(`/stores/${id}/handovers`, key)
  }

  const first = (await shop.console.get(`/stores/${id}/handovers?limit=2`)).json
  const second = (await shop.console.get(`/stores/${id}/handovers?limit=2&after=${first.next}`))
    .json

  const shown = [...first.items, ...second.items]
  expect(shown.map((each) => each.business_on)).toEqual(days.toReversed())
  expect(second.next).toBeNull()
  expect((await shop.console.get(`/stores/${id}/handovers?after=xyz`)).status).toBe(422)
})

test.for([
  ['agent', 200, 403],
  ['sponsor', 200, 403],
  ['supervisor', 200, 201],
] as const)('as %s reading is %i, writing %i', async ([role, read, write], { server, shop }) => {
  const person = await aClerk(server, shop, role)

  const replies = [await person.get('/stores'), await person.post('/stores', newStore)]

  expect(replies.map((reply) => reply.status)).toEqual([read, write])
})

test('lists stores to an agent without what they sold', async ({ server, shop }) => {
  await aStore(server, shop)
  const list = async (role: 'agent' | 'supervisor') =>
    (await aClerk(server, shop, role)).get('/stores')

  const [bare, full] = [await list('agent'), await list('supervisor')]

  expect(bare.json.items.map((each: { today: null }) => each.today)).toEqual([null, null])
  expect(full.json.items[0].today).toMatchObject({ order_count: 0, sales_minor: 0 })
})

test('does not know another merchant’s store', async ({ server, shop }) => {
  const other = await server.newShop()
  const { id } = await aStore(server, other)
  const key = { register_code: '02', shift_code: '1', business_on: day }

  const replies = [
    await shop.console.get(`/stores/${id}`),
    await shop.console.get(`/stores/${id}/takings`),
    await shop.console.patch(`/stores/${id}`, { phone: '1' }),
    await shop.console.post(`/stores/${id}/handovers`, key),
    await shop.console.delete(`/stores/${id}`),
  ]

  expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 404, 404])
  expect((await other.console.get(`/stores/${id}`)).json.version).toBe(1)
})
