import { expect } from 'vitest'
import { test } from '../../../../test/app.ts'
import { aCustomer } from '../../../../test/build-customers.ts'
import { example } from '../../../../test/example.ts'

const addCredit = {
  ...example('shopline/update-customer-store-credits.request'),
  // The documented day has passed, and the past is refused.
  expires_at: '2031-11-30',
}

test('adds store credit as documented and lists it', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)

  const reply = await shop.shopline.post(`/customers/${id}/store_credits`, addCredit)

  expect(reply.status).toBe(200)
  expect(reply.json).toHaveWireShape(example('shopline/update-customer-store-credits.response'))
  expect(reply.json).toMatchObject({
    customer_id: id,
    credit_balance: 100,
    remarks: 'add 100 store credits',
    value: 100,
    end_at: '2031-11-30T00:00:00.000+00:00',
    performer_id: shop.staff.id,
    performer_name: '王店長',
    fulfillment_balance: 100,
    type: 'manual_credit',
    status: 'active',
    is_redeem: false,
    value_dollar: {
      cents: 100,
      currency_symbol: 'NT$',
      currency_iso: 'TWD',
      label: 'NT$100',
      dollars: 100,
    },
  })
  const list = await shop.shopline.get(`/customers/${id}/store_credits`)
  expect(list.json).toHaveWireShape(example('shopline/get-customer-store-credits.response'))
  expect(list.json.items).toEqual([reply.json])
  const customer = await shop.shopline.get(`/customers/${id}`)
  expect(customer.json.credit_balance).toBe(100)
})

test('spends the oldest credit first and replaces what is left', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)
  const post = (body: object) =>
    shop.shopline.post(`/customers/${id}/store_credits`, { remarks: 'test', ...body })

  await post({ value: 100 })
  await post({ value: 50 })
  const taken = await post({ value: -120 })
  const list = await shop.shopline.get(`/customers/${id}/store_credits`)
  const replaced = await post({ value: 7, replace: true })

  expect(taken.json).toMatchObject({ value: -120, credit_balance: 30, fulfillment_balance: 0 })
  const rows = list.json.items.map((item: Record<string, unknown>) => [
    item.value,
    item.credit_balance,
    item.fulfillment_balance,
    item.status,
    item.is_redeem,
  ])
  expect(rows).toEqual([
    [-120, 30, 0, 'active', false],
    [50, 150, 30, 'active', false],
    [100, 100, 0, 'used', true],
  ])
  expect(replaced.json).toMatchObject({ value: 7, credit_balance: 7, fulfillment_balance: 7 })
})

test('adds points as documented and lists them', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)

  const reply = await shop.shopline.post(
    `/customers/${id}/member_points`,
    example('shopline/update-customer-member-points.request'),
  )

  expect(reply.json).toHaveWireShape(example('shopline/update-customer-member-points.response'))
  expect(reply.json).toMatchObject({ customer_id: id, point_balance: 10, value: 10 })
  const list = await shop.shopline.get(`/customers/${id}/member_points`)
  expect(list.json).toHaveWireShape(example('shopline/get-customer-member-points.response'))
  expect(list.json.items).toEqual([reply.json])
  const customer = await shop.shopline.get(`/customers/${id}`)
  expect(customer.json.member_point_balance).toBe(10)
})

test.for(['store_credits', 'member_points'])(
  'takes the last of the %s once when two take it at once',
  async (ledger, { server, shop }) => {
    const { id } = await aCustomer(server, shop)
    const path = `/customers/${id}/${ledger}`
    await shop.shopline.post(path, { value: 10, remarks: 'test' })

    const replies = await Promise.all(
      [1, 2, 3].map(() => shop.shopline.post(path, { value: -10, remarks: 'test' })),
    )

    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422, 422])
    const refused = replies.find((reply) => reply.status === 422)
    expect(refused?.json.message).toMatch(/"value" is more than the (credit|point) balance/)
    const list = await shop.shopline.get(path)
    expect(list.json.pagination.total_count).toBe(2)
  },
)

test.for([
  ['store_credits', { remarks: 'no value' }],
  ['store_credits', { value: 1 }],
  ['store_credits', { value: 1.5, remarks: 'x' }],
  ['store_credits', { value: 1_000_000, remarks: 'x' }],
  ['store_credits', { value: '1', remarks: 'x' }],
  ['store_credits', { value: -1, remarks: 'nothing to take' }],
  ['store_credits', { value: -1, remarks: 'x', replace: true }],
  ['store_credits', { value: 1, remarks: 'x'.repeat(51) }],
  ['store_credits', { value: 1, remarks: 'x', expires_at: '2001-01-01' }],
  ['store_credits', { value: 1, remarks: 'x', expires_at: '2999-01-01' }],
  ['store_credits', { value: 1, remarks: 'x', type: 'gift' }],
  ['store_credits', { value: 1, remarks: 'x', email_target: 2 }],
  ['store_credits', { value: 1, remarks: 'x', performer_id: 'ffffffffffffffffffffffff' }],
  ['member_points', { value: -1, remarks: 'nothing to take' }],
  ['member_points', { value: 1_000_000, remarks: 'x' }],
  ['member_points', { value: 1 }],
] as const)('refuses %s of %j', async ([ledger, body], { server, shop }) => {
  const { id } = await aCustomer(server, shop)

  const reply = await shop.shopline.post(`/customers/${id}/${ledger}`, body)

  expect(reply.status).toBe(422)
  const list = await shop.shopline.get(`/customers/${id}/${ledger}`)
  expect(list.json.items).toEqual([])
})

test.for(['store_credits', 'member_points'])(
  'does not know the %s of a customer of another merchant',
  async (ledger, { server, shop }) => {
    const foreign = await aCustomer(server, await server.newShop())
    const path = `/customers/${foreign.id}/${ledger}`

    const replies = await Promise.all([
      shop.shopline.get(path),
      shop.shopline.post(path, { value: 1, remarks: 'x' }),
    ])

    expect(replies.map((reply) => reply.status)).toEqual([404, 404])
  },
)
