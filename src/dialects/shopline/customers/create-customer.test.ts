import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-customers.ts'
import { example } from '../../../../test/example.ts'

const documented = example('shopline/create-customer.request')
// The record has no tiers; what nobody sent is null where the sample has a value.
const nullable = ['membership_tier', 'locale_code', 'phone_country_code', 'mobile_phone']

test('answers the documented request with a customer as documented', async ({ shop }) => {
  const reply = await shop.shopline.post('/customers', documented)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/get-customer.mobile-verified.response'), {
    nullable,
  })
  expect(reply.json).toMatchObject({
    name: 'Marry',
    email: 'user@example.com',
    mobile_phone: '944384598',
    mobile_phone_verified: true,
    mobile_phone_country_calling_code: '886',
    gender: 'male',
    birthday: '2013-11-11',
    birth_year: 2013,
    birth_month: 11,
    birth_day: 11,
    is_member: true,
    order_count: 0,
    credit_balance: 0,
    member_point_balance: 0,
    created_by: 'openapi',
    tags: [],
  })
  expect(reply.json.registered_at).toBe(reply.json.created_at)
  const read = await shop.shopline.get(`/customers/${reply.json.id}`)
  expect(read.json).toEqual(reply.json)
})

test('splits the phones and shows the last one as the phone', async ({ shop }) => {
  const { mobile_phone: _, mobile_phone_country_calling_code: __, ...rest } = documented

  const reply = await shop.shopline.post('/customers', rest)

  expect(reply.json).toHaveWireShape(example('shopline/get-customer.response'), { nullable })
  expect(reply.json.phones).toEqual(['0910123456', '02-27423586', '+886912345678'])
  expect(reply.json.phone).toBe('+886912345678')
  expect(reply.json.mobile_phone_verified).toBe(false)
  expect(reply.json).not.toHaveProperty('mobile_phone')
})

test('keeps all that a customer is sent with', async ({ server, shop }) => {
  const address = example('shopline/get-customer.response').delivery_addresses[0]
  const channels = await shop.shopline.get('/channels')
  const channelId = channels.json.items[0].id

  const reply = await shop.shopline.post('/customers', {
    name: '王小明',
    email: 'ming@example.com',
    phone: '0912345678',
    phone_country_code: '886',
    birth_year: 1990,
    birth_month: 2,
    is_subscribed_marketing_email: true,
    is_subscribed_marketing_sms: true,
    delivery_addresses: [address],
    created_by: 'pos',
    created_by_channel_id: channelId,
    registered_by_channel_id: channelId,
    memo: '喜歡紅色',
    tags: ['vip', '老客人'],
  })

  expect(reply.json).toMatchObject({
    phones: ['0912345678'],
    phone: '0912345678',
    phone_country_code: '886',
    birthday: '1990-02-01',
    birth_year: 1990,
    birth_month: 2,
    birth_day: null,
    is_member: false,
    registered_at: null,
    is_subscribed_marketing_email: true,
    delivery_addresses: [address],
    created_by: 'pos',
    created_by_channel: channelId,
    registered_from_channel: { id: channelId, platform: 'online' },
    memo: '喜歡紅色',
    tags: ['vip', '老客人'],
  })
  const events = await server.db.read<{ kind: string }>(
    { name: 'test_events', text: 'select kind from events where merchant_id = $1' },
    [shop.merchant.id],
  )
  expect(events).toEqual([{ kind: 'customer.created' }])
})

test('makes one customer of two that come at once with one e-mail', async ({ shop }) => {
  const body = { name: '王小明', email: 'ming@example.com' }

  const replies = await Promise.all([
    shop.shopline.post('/customers', body),
    shop.shopline.post('/customers', { ...body, email: 'MING@example.com' }),
  ])

  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422])
  const refused = replies.find((reply) => reply.status === 422)
  expect(refused?.json).toEqual({
    error: 'Unable to process the changes ["email" has already been taken]',
    message: 'Unable to process the changes ["email" has already been taken]',
    code: 'UnprocessableEntity',
    extras: {},
  })
  const list = await shop.shopline.get('/customers')
  expect(list.json.pagination.total_count).toBe(1)
})

test('refuses a mobile number that a customer of another face has', async ({ server, shop }) => {
  await aCustomer(server, shop, { phone: '0944384598' })

  const reply = await shop.shopline.post('/customers', documented)

  expect(reply.status).toBe(422)
  expect(reply.json.message).toContain('"phone" has already been taken')
})

test('lets another merchant have a customer with the same e-mail', async ({ server, shop }) => {
  const other = await server.newShop()
  await other.shopline.post('/customers', documented)

  const reply = await shop.shopline.post('/customers', documented)

  expect(reply.status).toBe(200)
})

test.for([
  [{ name: 'Marry' }, 'email'],
  [{ email: 'nonsense' }, 'email'],
  [{ mobile_phone: '944384598' }, 'mobile_phone_country_calling_code'],
  [{ email: 'a@example.com', mobile_phone: 'call me' }, 'mobile_phone'],
  [{ email: 'a@example.com', birthday: '1990-01-31', birth_year: 1990 }, 'birthday'],
  [{ email: 'a@example.com', birthday: '1990-02-31' }, 'birthday'],
  [{ email: 'a@example.com', birth_month: 2, birth_day: 30 }, 'birthday'],
  [{ email: 'a@example.com', birth_month: 13 }, 'birth_month'],
  [{ email: 'a@example.com', birth_year: 1e30 }, 'birth_year'],
  [{ email: 'a@example.com', gender: 'unknown' }, 'gender'],
  [{ email: 'a@example.com', phones: ['0912345678'] }, 'phones'],
  [{ email: 'a@example.com', tags: ['ab'] }, 'tags'],
  [{ email: 'a@example.com', tags: ['a'.repeat(41)] }, 'tags'],
  [{ email: 'a@example.com', delivery_addresses: Array(6).fill({}) }, 'delivery_addresses'],
  [{ email: 'a@example.com', memo: 'a'.repeat(2001) }, 'memo'],
  [{ email: 'a@example.com', name: 7 }, 'name'],
  [{ email: 'a@example.com', is_member: 'maybe' }, 'is_member'],
  [{ email: 'a@example.com', created_by: 'moon' }, 'created_by'],
  [
    { email: 'a@example.com', membership_tier_id: '5f195c46e388090bb3461bfd' },
    'membership_tier_id',
  ],
  [{ email: 'a@example.com', created_by_channel_id: 'ffffffffffffffffffffffff' }, 'channel'],
] as const)('refuses %j and stores nothing', async ([body, named], { shop }) => {
  const reply = await shop.shopline.post('/customers', body)

  expect(reply.status).toBe(422)
  expect(reply.json.code).toBe('UnprocessableEntity')
  expect(reply.json.message).toContain(named)
  const list = await shop.shopline.get('/customers')
  expect(list.json.items).toEqual([])
})
