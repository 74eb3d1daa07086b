import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-customers.ts'
import { example } from '../../../../test/example.ts'
import { loadCustomer } from '../../../core/customers/load-customer.ts'

test('answers the documented request with the customer as documented', async ({ shop }) => {
  const created = await shop.shopline.post('/customers', {
    name: '王小明',
    email: 'user@example.com',
    memo: '老客人',
  })

  const reply = await shop.shopline.put(
    `/customers/${created.json.id}`,
    example('shopline/update-customer.request'),
  )

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/get-customer.response'), {
    nullable: ['membership_tier', 'gender', 'memo', 'registered_at'],
  })
  expect(reply.json).toEqual({
    ...created.json,
    name: 'Marry',
    phones: ['0910123456'],
    phone: '0910123456',
    phone_country_code: '886',
    birthday: '1990-01-31',
    birth_year: 1990,
    birth_month: 1,
    birth_day: 31,
    tags: ['vip'],
    updated_at: expect.any(String),
  })
  const read = await shop.shopline.get(`/customers/${created.json.id}`)
  expect(read.json).toEqual(reply.json)
})

test('drops the parts of a changed name and keeps those of an unchanged one', async ({
  server,
  shop,
}) => {
  const { id } = await aCustomer(server, shop, { family_name: '王', given_name: '小明' })

  await shop.shopline.put(`/customers/${id}`, { name: '王小明' })
  const unchanged = await loadCustomer(server.db, shop.merchant.id, { id })
  await shop.shopline.put(`/customers/${id}`, { name: '王大明' })
  const changed = await loadCustomer(server.db, shop.merchant.id, { id })

  expect(unchanged).toMatchObject({ name: '王小明', family_name: '王', given_name: '小明' })
  expect(changed).toMatchObject({ name: '王大明', family_name: null, given_name: null, version: 3 })
  const found = await shop.shopline.get('/customers/search?query=大明')
  expect(found.json.items).toHaveLength(1)
})

test('changes every other field and records one event', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)
  const address = example('shopline/get-customer.response').delivery_addresses[0]

  const reply = await shop.shopline.put(`/customers/${id}`, {
    gender: 'other',
    email: 'new@example.com',
    is_member: true,
    is_blacklisted: true,
    is_subscribed_marketing_email: true,
    is_subscribed_marketing_sms: true,
    tier_expires_at: '2999-01-01',
    delivery_addresses: [address],
    ref_user_id: 'ERP-1',
    memo: 'VIP',
    custom_fields: { '60f0e9ea4d94950038b4121d': 'blue' },
    registered_at: '2019-05-19T03:11:32.000+00:00',
    locale_code: 'en',
  })

  expect(reply.json).toMatchObject({
    gender: 'other',
    email: 'new@example.com',
    is_member: true,
    is_blacklisted: true,
    is_subscribed_marketing_email: true,
    subscriptions: [
      { is_active: true, platform: 'email' },
      { is_active: true, platform: 'sms' },
    ],
    tier_expires_at: '2999-01-01T00:00:00.000+00:00',
    delivery_addresses: [address],
    ref_user_id: 'ERP-1',
    memo: 'VIP',
    custom_data: [
      {
        type: 'text',
        name_translations: {},
        field_id: '60f0e9ea4d94950038b4121d',
        value: 'blue',
      },
    ],
    registered_at: '2019-05-19T03:11:32.000+00:00',
    locale_code: 'en',
  })
  const events = await server.db.read<{ kind: string }>(
    {
      name: 'test_events',
      text: 'select kind from events where merchant_id = $1 and subject_id = $2 order by sequence',
    },
    [shop.merchant.id, id],
  )
  expect(events.map((event) => event.kind)).toEqual(['customer.created', 'customer.updated'])
})

test('verifies a mobile number and takes it away again', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop, {
    phone: '0912345678',
    details: { phones: ['0912345678'] },
  })

  const verified = await shop.shopline.put(`/customers/${id}`, {
    mobile_phone: '0944-384-598',
    mobile_phone_country_calling_code: '886',
  })
  const stored = await loadCustomer(server.db, shop.merchant.id, { id })
  const unverified = await shop.shopline.put(`/customers/${id}`, { mobile_phone: null })

  expect(verified.json).toMatchObject({
    mobile_phone: '0944-384-598',
    mobile_phone_verified: true,
  })
  expect(verified.json).not.toHaveProperty('phones')
  expect(stored.phone).toBe('0944384598')
  expect(unverified.json).toMatchObject({
    phones: ['0912345678'],
    phone: '0912345678',
    mobile_phone_verified: false,
  })
})

test('completes a birthday part by part and forgets it', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)
  const put = (body: object) => shop.shopline.put(`/customers/${id}`, body)

  const month = await put({ birth_month: 5 })
  const year = await put({ birth_year: 1990 })
  const none = await put({ birthday: null })

  expect(month.json).toMatchObject({ birthday: '1904-05-01', birth_year: null, birth_month: 5 })
  expect(year.json).toMatchObject({ birthday: '1990-05-01', birth_year: 1990, birth_day: null })
  expect(none.json).toMatchObject({ birthday: null, birth_year: null, birth_month: null })
})

test('gives an e-mail to one of two customers that ask for it at once', async ({
  server,
  shop,
}) => {
  const [one, two] = [await aCustomer(server, shop), await aCustomer(server, shop)]

  const replies = await Promise.all(
    [one, two].map(({ id }) => shop.shopline.put(`/customers/${id}`, { email: 'a@example.com' })),
  )

  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422])
  const again = await shop.shopline.put(`/customers/${one.id}`, {
    email: replies[0]?.status === 200 ? 'a@example.com' : 'b@example.com',
  })
  expect(again.status).toBe(200)
})

test('loses no change of two that come at once', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)

  await Promise.all([
    shop.shopline.put(`/customers/${id}`, { memo: 'VIP' }),
    shop.shopline.put(`/customers/${id}`, { is_blacklisted: true }),
    shop.shopline.put(`/customers/${id}`, { is_subscribed_marketing_sms: true }),
    shop.shopline.put(`/customers/${id}`, { tags: ['vip'] }),
  ])

  const stored = await loadCustomer(server.db, shop.merchant.id, { id })
  expect(stored).toMatchObject({
    memo: 'VIP',
    version: 5,
    details: { is_blacklisted: true, shopline: { is_subscribed_marketing_sms: true } },
  })
})

test.for([
  [{ name: '' }, 'name'],
  [{ email: 'nonsense' }, 'email'],
  [{ phones: '0912345678' }, 'phones'],
  [{ phone: '0912345678' }, 'phone_country_code'],
  [{ phone: '0912345678', phone_country_code: '' }, 'phone_country_code'],
  [{ mobile_phone: '944384598' }, 'mobile_phone_country_calling_code'],
  [{ birthday: '1990-01-31', birth_day: 1 }, 'birthday'],
  [{ birth_year: 1990, birth_month: 2, birth_day: 31 }, 'birthday'],
  [{ tier_expires_at: '2001-01-01' }, 'tier_expires_at'],
  [{ tags: ['no'] }, 'tags'],
  [{ registered_at: 'soon' }, 'registered_at'],
  [{ membership_tier_id: '5f195c46e388090bb3461bfd' }, 'membership_tier_id'],
  [{ custom_fields: { a: { b: 1 } } }, 'custom_fields'],
] as const)('refuses %j and changes nothing', async ([body, named], { server, shop }) => {
  const customer = await aCustomer(server, shop)

  const reply = await shop.shopline.put(`/customers/${customer.id}`, body)

  expect(reply.status).toBe(422)
  expect(reply.json.message).toContain(named)
  const stored = await loadCustomer(server.db, shop.merchant.id, { id: customer.id })
  expect(stored.version).toBe(1)
})

test('does not change a customer of another merchant', async ({ server, shop }) => {
  const foreign = await aCustomer(server, await server.newShop())

  const reply = await shop.shopline.put(`/customers/${foreign.id}`, { memo: 'mine' })

  expect(reply.status).toBe(404)
})
