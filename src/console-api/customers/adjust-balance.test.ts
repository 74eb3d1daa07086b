import { expect } from 'vitest'
import { test, type WireReply } from '../../../test/app.ts'
import { aBalance, aCounter, aCustomer, aShoplineOrder } from '../../../test/build-orders.ts'

const problem = (reply: WireReply) => [reply.status, JSON.parse(reply.text).code]

test('gives and takes credits by hand, with the reason and what is left', async ({
  server,
  shop,
}) => {
  const { id } = await aCustomer(server, shop)
  const credits = (amount: number) =>
    shop.console.post(`/customers/${id}/credits`, { amount, reason: '補償延遲出貨' })

  const given = await credits(50_000)
  const taken = await credits(-20_000)

  expect(given.json).toMatchObject({
    ledger: 'credits',
    balance: 50_000,
    entry: { type: 'manual_credit', amount: 50_000, balance: 50_000, remarks: '補償延遲出貨' },
  })
  expect(taken.json).toMatchObject({ balance: 30_000, entry: { amount: -20_000, unspent: 0 } })
  expect((await shop.shopline.get(`/customers/${id}`)).json.credit_balance).toBe(300)
})

test('shows a ledger page by page with the balance after each entry', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const { id } = counter.customer
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  const order = await aShoplineOrder(shop, counter, { user_credit: 30, total: 969 })
  await shop.console.post(`/customers/${id}/points`, { amount: 5, reason: '活動' })
  const path = `/customers/${id}/ledgers?ledger=credits&limit=1`

  const first = (await shop.console.get(path)).json
  const second = (await shop.console.get(`${path}&after=${first.next}`)).json

  expect(first).toMatchObject({
    ledger: 'credits',
    items: [
      {
        type: 'applied_credit',
        amount: -3000,
        balance: 7000,
        order: { id: order.id, order_number: order.order_number },
        actor_name: '王店長',
      },
    ],
  })
  expect(second).toMatchObject({
    items: [{ amount: 10_000, balance: 10_000, unspent: 7000, order: null }],
    next: null,
  })
  expect((await shop.console.get(`/customers/${id}/ledgers`)).status).toBe(422)
})

test('never takes more than there is, also of two at once', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)
  const points = (amount: number) =>
    shop.console.post(`/customers/${id}/points`, { amount, reason: '兌換贈品' })
  await points(100)

  const replies = await Promise.all([points(-60), points(-60)])

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 422])
  const refused = replies.find((reply) => reply.status === 422) as WireReply
  expect(problem(refused)).toEqual([422, 'points_insufficient'])
  expect((await shop.console.get(`/customers/${id}`)).json.points.balance).toBe(40)
})

test('tells what would be without doing it', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)
  const path = `/customers/${id}/credits?dry_run=true`

  const given = await shop.console.post(path, { amount: 1000, reason: '試算' })
  const taken = await shop.console.post(path, { amount: -1000, reason: '試算' })

  expect(given.json).toMatchObject({ balance: 1000 })
  expect(problem(taken)).toEqual([422, 'credits_insufficient'])
  const ledger = await shop.console.get(`/customers/${id}/ledgers?ledger=credits`)
  expect(ledger.json.items).toEqual([])
})

test('lets what is given on a day expire at the end of that day in the shop', async ({
  server,
  shop,
}) => {
  const { id } = await aCustomer(server, shop)

  const reply = await shop.console.post(`/customers/${id}/points`, {
    amount: 10,
    reason: '週年慶',
    expires_at: '2199-12-31',
  })

  expect(reply.json.entry.expires_at).toBe('2199-12-31T15:59:59.999Z')
})

test('does the same adjustment once, however often it is sent', async ({ server, shop }) => {
  const { id } = await aCustomer(server, shop)
  const send = () =>
    shop.console.request(
      'POST',
      `/customers/${id}/points`,
      { amount: 10, reason: '回饋' },
      { 'idempotency-key': 'one' },
    )

  const [first, second] = [await send(), await send()]

  expect(second.text).toBe(first.text)
  expect((await shop.console.get(`/customers/${id}`)).json.points.balance).toBe(10)
})

test.for([
  ['nothing', { amount: 0, reason: 'x' }],
  ['halves', { amount: 0.5, reason: 'x' }],
  ['too much', { amount: 1e15, reason: 'x' }],
  ['no reason', { amount: 1, reason: ' ' }],
  ['an end in the past', { amount: 1, reason: 'x', expires_at: '2020-01-01T00:00:00Z' }],
  ['an end of what is taken', { amount: -1, reason: 'x', expires_at: '2199-01-01T00:00:00Z' }],
] as const)('refuses %s', async ([, body], { server, shop }) => {
  const customer = await aCustomer(server, shop)
  await aBalance(server, shop, customer, 'points', 5)

  const reply = await shop.console.post(`/customers/${customer.id}/points`, body)

  expect(problem(reply)).toEqual([422, 'invalid'])
})
