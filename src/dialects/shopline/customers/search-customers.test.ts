import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-customers.ts'
import { example } from '../../../../test/example.ts'
import { adjustBalance } from '../../../core/customers/ledger.ts'

/** Two customers that differ in everything; found by the names 王小明 and Marry. */
async function twoCustomers(server: Server, shop: Shop): Promise<{ ming: string; marry: string }> {
  const ming = await aCustomer(
    server,
    shop,
    {
      name: '王小明',
      email: 'Ming@example.com',
      phone: '0912345678',
      gender: 'male',
      birthday: '1990-01-31',
      registered_at: new Date('2021-02-01T12:30:30Z'),
      ref_user_id: 'ERP-1',
      tags: { names: ['vip'] },
      details: { phones: ['02-27423586', '0912345678'], is_subscribed_marketing_email: true },
    },
    new Date('2021-01-01T12:30:30Z'),
  )
  const marry = await aCustomer(
    server,
    shop,
    {
      name: 'Marry',
      email: 'marry@example.com',
      phone: '0944384598',
      gender: 'female',
      birthday: '2001-12-01',
      details: { is_blacklisted: true },
    },
    new Date('2022-01-01T12:30:30Z'),
  )
  await adjustBalance(
    server.db,
    shop.actor,
    { id: ming.id },
    { ledger: 'credits', amount: 10_000, type: 'manual_credit', remarks: 'test' },
    new Date(),
  )
  return { ming: ming.id, marry: marry.id }
}

test('answers as documented', async ({ shop }) => {
  await shop.shopline.post('/customers', {
    ...example('shopline/create-customer.request'),
    mobile_phone: undefined,
  })

  const reply = await shop.shopline.get('/customers/search?query=Marry')

  expect(reply.json.pagination.total_count).toBe(1)
  expect(reply.json).toHaveWireShape(example('shopline/search-customers.response'), {
    nullable: ['items[].membership_tier', 'items[].phone_country_code'],
  })
})

const both = ['Marry', '王小明']
test.for([
  ['', both],
  ['query=小明', ['王小明']],
  ['query=arr', ['Marry']],
  ['query=0912345678', ['王小明']],
  ['query=02-2742', ['王小明']],
  ['query=example.com', both],
  ['query=example.com&search_fields[]=name', []],
  ['query=marry&search_fields=email,name', ['Marry']],
  ['query=944384598&search_fields[]=mobile_phone', ['Marry']],
  ['query=沒有這個人', []],
  ['query=!!!', []],
  ['name=Marry', ['Marry']],
  ['name=Mar', []],
  ['name=not:Marry', ['王小明']],
  ['email=ming@EXAMPLE.com', ['王小明']],
  ['email=not:ming@example.com', ['Marry']],
  ['phone=0912345678', ['王小明']],
  ['phones=02-27423586', ['王小明']],
  ['phone=not:0912345678', ['Marry']],
  ['mobile_phone=944384598', ['Marry']],
  ['mobile_phone=not:944384598', ['王小明']],
  ['gender=female', ['Marry']],
  ['gender=in:female,male', both],
  ['gender=not:female', ['王小明']],
  ['membership_tier_id=', both],
  ['membership_tier_id=not:', []],
  ['membership_tier_id=5f195c46e388090bb3461bfd', []],
  ['created_at=gt:2021-01-01 12:30:30', ['Marry']],
  ['created_at=gte:2021-01-01 12:30:30', both],
  ['created_at=lt:2021-06-01', ['王小明']],
  ['created_at=gt:2020-01-01&created_at=lt:2021-06-01', ['王小明']],
  ['updated_at=lte:2021-01-01 12:30:30', ['王小明']],
  ['registered_at=2021-02-01 12:30:30', ['王小明']],
  ['registered_at=', ['Marry']],
  ['birthday=lt:1995-01-01', ['王小明']],
  ['birthday=in:2001-12-01', ['Marry']],
  ['birth_month=1', ['王小明']],
  ['birth_month=gte:2', ['Marry']],
  ['credit_balance=gte:100', ['王小明']],
  ['credit_balance=lt:100', ['Marry']],
  ['is_member=true', ['王小明']],
  ['is_member=false', ['Marry']],
  ['is_blacklisted=true', ['Marry']],
  ['is_blacklisted=false', ['王小明']],
  ['is_subscribed_marketing_email=true', ['王小明']],
  ['ref_user_id=ERP-1', ['王小明']],
  ['tags=vip', ['王小明']],
  ['tags=vi', []],
  ['gender=male&name=Marry', []],
] as const)('finds by %s', async ([query, names], { server, shop }) => {
  await twoCustomers(server, shop)

  const reply = await shop.shopline.get(`/customers/search?${query}`)

  expect(reply.status).toBe(200)
  expect(reply.json.items.map((item: { name: string }) => item.name)).toEqual(names)
  expect(reply.json.pagination.total_count).toBe(names.length)
})

test('finds customers by their ids, of this merchant only', async ({ server, shop }) => {
  const { ming } = await twoCustomers(server, shop)
  const foreign = await aCustomer(server, await server.newShop())

  const reply = await shop.shopline.get(`/customers/search?id[]=${ming}&id[]=${foreign.id}`)

  expect(reply.json.items.map((item: { id: string }) => item.id)).toEqual([ming])
})

test.for([
  'per_page=1000',
  'search_fields=memo',
  'created_at=gt:soon',
  'birthday=yesterday',
  'birth_month=may',
  'credit_balance=gte:much',
  'credit_balance=gte:99999999999999999999',
  'is_member=perhaps',
])('refuses %s', async (query, { shop }) => {
  const reply = await shop.shopline.get(`/customers/search?${query}`)
  expect(reply.status).toBe(422)
})
