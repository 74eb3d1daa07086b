import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-customers.ts'
import { example } from '../../../../test/example.ts'

/** Three customers of three days; the first is the oldest. */
function threeCustomers(server: Server, shop: Shop) {
  return Promise.all(
    ['2021-01-01', '2021-01-02', '2021-01-03'].map((day) =>
      aCustomer(server, shop, { name: day, email: `${day}@example.com` }, new Date(day)),
    ),
  )
}

const namesOf = (reply: { json: { items: { name: string }[] } }) =>
  reply.json.items.map((item) => item.name)

test('lists customers as documented', async ({ shop }) => {
  await shop.shopline.post('/customers', {
    ...example('shopline/create-customer.request'),
    mobile_phone: undefined,
  })

  const reply = await shop.shopline.get('/customers')

  expect(reply.json).toHaveWireShape(example('shopline/get-customers.response'), {
    nullable: ['items[].membership_tier', 'items[].phone_country_code'],
  })
})

test('lists by page and by cursor, in both directions', async ({ server, shop }) => {
  const [oldest, middle, newest] = await threeCustomers(server, shop)

  const first = await shop.shopline.get('/customers?per_page=2')
  const second = await shop.shopline.get('/customers?per_page=2&page=2')
  const rest = await shop.shopline.get(`/customers?per_page=2&previous_id=${middle?.id}`)
  const ascending = await shop.shopline.get('/customers?sort_by=asc')

  expect(namesOf(first)).toEqual([newest?.name, middle?.name])
  expect(first.json.pagination).toEqual({
    current_page: 1,
    per_page: 2,
    total_pages: 2,
    total_count: 3,
  })
  expect(namesOf(second)).toEqual([oldest?.name])
  expect(namesOf(rest)).toEqual([oldest?.name])
  expect(namesOf(ascending)).toEqual(['2021-01-01', '2021-01-02', '2021-01-03'])
})

test.for([
  ['created_after=2021-01-02', ['2021-01-03', '2021-01-02']],
  ['created_before=2021-01-02 00:00:00', ['2021-01-02', '2021-01-01']],
  ['updated_after=2021-01-03', ['2021-01-03']],
  ['updated_before=2020-12-31', []],
] as const)('lists the customers of a time: %s', async ([query, names], { server, shop }) => {
  await threeCustomers(server, shop)

  const reply = await shop.shopline.get(`/customers?${query}`)

  expect(namesOf(reply)).toEqual(names)
})

test('does not list the customers of another merchant', async ({ server, shop }) => {
  await aCustomer(server, await server.newShop())

  const reply = await shop.shopline.get('/customers')

  expect(reply.json.items).toEqual([])
  expect(reply.json.pagination.total_pages).toBe(0)
})

test.for(['page=x', 'per_page=0', 'sort_by=name', 'created_after=soon'])(
  'refuses %s',
  async (query, { shop }) => {
    const reply = await shop.shopline.get(`/customers?${query}`)
    expect(reply.status).toBe(422)
  },
)
