import { expect } from 'vitest'
import { test } from '../../../test/app.ts'
import { eventsOf } from '../../../test/build-changes.ts'
import { aCounter, anOrderBody, aShoplineOrder } from '../../../test/build-orders.ts'
import { aClerk } from '../../../test/build-sessions.ts'
import { eventKinds } from '../../../test/build-vouchers.ts'
import { aDeliveryOption } from '../../../test/builders.ts'
import { permissionsOfRole } from '../../core/access/permissions.ts'

const codeOf = (reply: { text: string }) => JSON.parse(reply.text).code

const usual = {
  version: 1,
  name: '測試商店',
  email: 'merchant@example.com',
  locale: 'zh-hant',
  timezone: 'Asia/Taipei',
  currency: 'TWD',
  company_code: '0123456789',
  is_demo: false,
  points_per_unit: 10,
  points_rules: {
    earning_amount: 0,
    earned_points: 0,
    discount_rate_max: 100,
    valid_days: null,
  },
  order_numbers: 'system',
  archive_after_days: null,
  return_order_revamp: false,
  cancel_reverts: 'none',
  till_stock: 'left',
}

test('shows the choices of a merchant who has chosen nothing', async ({ shop }) => {
  const reply = await shop.console.get('/settings')

  expect(reply.json).toEqual({
    id: shop.merchant.id,
    handle: shop.merchant.handle,
    updated_at: expect.any(String),
    ...usual,
  })
})

test('changes what is sent, tells it in one event, and acts at once', async ({ server, shop }) => {
  const changes = {
    name: '櫃台商店',
    timezone: 'Asia/Tokyo',
    points_rules: { earning_amount: 100, earned_points: 1, discount_rate_max: 50, valid_days: 365 },
    order_numbers: 'running',
    archive_after_days: 730,
    return_order_revamp: true,
  }

  const reply = await shop.console.patch('/settings', changes)

  expect(reply.json).toMatchObject({ ...usual, ...changes, version: 2 })
  expect((await shop.console.get('/settings')).json).toEqual(reply.json)
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  expect(order.order_number).toBe('000001')
  const merchants = await shop.shopline.get('/merchants')
  expect(merchants.json.items[0].name).toBe('櫃台商店')
  const told = await eventsOf(server, shop, shop.merchant.id)
  expect(told).toHaveLength(1)
  expect(told[0]?.kind).toBe('merchant.updated')
  expect(told[0]?.data).toMatchObject({
    before: { name: '測試商店', timezone: 'Asia/Taipei' },
    after: changes,
  })
})

test('takes a choice back, and counts no change where there is none', async ({ server, shop }) => {
  await shop.console.patch('/settings', { archive_after_days: 30, till_stock: 'taken' })

  const back = await shop.console.patch('/settings', { archive_after_days: null })
  const same = await shop.console.patch('/settings', { archive_after_days: null, name: '測試商店' })

  expect(back.json).toMatchObject({ archive_after_days: null, till_stock: 'taken', version: 3 })
  expect(same.json.version).toBe(3)
  expect(await eventKinds(server, shop, 'merchant.')).toHaveLength(2)
})

test('of two who save the same form at once one is told', async ({ shop }) => {
  const save = (name: string) =>
    shop.console.request('PATCH', '/settings', { name }, { 'if-match': '"1"' })

  const replies = await Promise.all([save('甲'), save('乙')])

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409])
  const refused = replies.find((reply) => reply.status === 409)
  expect(codeOf(refused ?? { text: '' })).toBe('settings_changed_meanwhile')
})

test.for([
  { name: ' ' },
  { email: 'nobody' },
  { timezone: 'Asia/Nowhere' },
  { timezone: '+08:00' },
  { locale: 'xx' },
  { points_per_unit: 0 },
  { archive_after_days: 0 },
  { order_numbers: 'random' },
  { points_rules: { earning_amount: -1 } },
])('refuses %j', async (changes, { server, shop }) => {
  const reply = await shop.console.patch('/settings', changes)

  expect([reply.status, codeOf(reply)]).toEqual([422, 'invalid'])
  expect((await shop.console.get('/settings')).json).toMatchObject(usual)
  expect(await eventKinds(server, shop, 'merchant.')).toEqual([])
})

test.for(['agent', 'supervisor', 'sponsor', 'admin'] as const)(
  'lets a person of the role %s do what the table of roles says',
  async (role, { server, shop }) => {
    const person = await aClerk(server, shop, role)

    const roles = await shop.console.get('/roles')
    const replies = [
      await person.get('/settings'),
      await person.patch('/settings', { name: '新名' }),
      await person.post('/payment-methods', { name_translations: { 'zh-hant': '現金' } }),
    ]

    const own = roles.json.items.find((each: { role: string }) => each.role === role)
    expect(own.permissions).toEqual(permissionsOfRole[role])
    const may = (needed: string, status: number) =>
      own.permissions.includes(needed) ? status : 403
    expect(replies.map((reply) => reply.status)).toEqual([
      may('settings:read', 200),
      may('settings:write', 200),
      may('settings:write', 201),
    ])
  },
)

test('makes a way of delivery that orders can name, and takes it out of use', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const names = { 'zh-hant': '冷藏宅配', en: 'Chilled' }
  const made = await shop.console.post('/delivery-options', {
    name_translations: names,
    fee_minor: 15_000,
  })
  const id = made.json.id
  const order = await aShoplineOrder(shop, { ...counter, delivery_option_id: id })

  const changed = await shop.console.patch(`/delivery-options/${id}`, {
    status: 'inactive',
    fee_minor: 12_000,
  })
  const refused = await shop.shopline.post(
    '/orders',
    anOrderBody({ ...counter, delivery_option_id: id }),
  )

  expect([made.status, made.json]).toEqual([
    201,
    {
      id,
      version: 1,
      status: 'active',
      name_translations: names,
      region_type: 'custom',
      delivery_type: 'custom',
      fee_minor: 15_000,
      updated_at: expect.any(String),
    },
  ])
  expect(order.order_delivery.name_translations).toEqual(names)
  expect(changed.json).toMatchObject({ status: 'inactive', fee_minor: 12_000, version: 2 })
  expect(refused.status).toBe(422)
  expect(await eventKinds(server, shop, 'delivery_option.')).toEqual([
    'delivery_option.created',
    'delivery_option.updated',
  ])
})

test('makes a way of payment with its fee, as SHOPLINE shows it', async ({ server, shop }) => {
  const name_translations = { 'zh-hant': '街口支付' }
  const made = await shop.console.post('/payment-methods', { name_translations, fee_percent: 2.5 })

  const changed = await shop.console.patch(`/payment-methods/${made.json.id}`, { fee_percent: 3 })

  expect(made.json).toMatchObject({ type: 'custom', fee_percent: 2.5, name_translations })
  expect(changed.json).toMatchObject({ fee_percent: 3, version: 2 })
  const { items } = (await shop.shopline.get('/payments')).json
  expect(items).toMatchObject([{ id: made.json.id, fee_percent: 3 }])
  expect(await eventKinds(server, shop, 'payment_method.')).toEqual([
    'payment_method.created',
    'payment_method.updated',
  ])
})

test.for([
  ['/delivery-options', { fee_minor: -1 }],
  ['/delivery-options', { fee_minor: 1e15 }],
  ['/delivery-options', { region_type: '宅配' }],
  ['/payment-methods', { fee_percent: 101 }],
  ['/payment-methods', { name_translations: { en: 'Cash' } }],
] as const)('refuses to make one of %s with %j', async ([path, given], { shop }) => {
  const reply = await shop.console.post(path, { name_translations: { 'zh-hant': '名' }, ...given })

  expect([reply.status, codeOf(reply)]).toEqual([422, 'invalid'])
  expect((await shop.console.get(path)).json.items).toEqual([])
})

test('does not know another merchant’s way of delivery', async ({ server, shop }) => {
  const other = await server.newShop()
  const id = await aDeliveryOption(server, other)

  const reply = await shop.console.patch(`/delivery-options/${id}`, { fee_minor: 1 })

  expect([reply.status, codeOf(reply)]).toEqual([404, 'delivery_option_not_found'])
})
