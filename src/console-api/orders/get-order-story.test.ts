import { expect } from 'vitest'
import { type Shop, test } from '../../../test/app.ts'
import { aBalance, aCounter, aShoplineOrder } from '../../../test/build-orders.ts'

interface Entry {
  at: string
  kind: string
  what: string
  face: string | null
  data: Record<string, unknown>
}

async function storyOf(shop: Shop, id: string, at?: string) {
  const query = at === undefined ? '' : `?at=${encodeURIComponent(at)}`
  const reply = await shop.console.get(`/orders/${id}/story${query}`)
  expect(reply.status).toBe(200)
  return reply.json
}

test('tells everything that happened to an order on one line', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  const order = await aShoplineOrder(
    shop,
    counter,
    { user_credit: 30, total: 969 },
    { is_inventory_fulfillment: true, mail_notify: true },
  )
  const [listed] = (await shop.firstline.get(`/contact-order?order_number=${order.order_number}`))
    .json.data
  await shop.firstline.put(`/contact-order/${listed.id}`, { financial_status: 'paid' })
  await shop.shopline.patch(`/orders/${order.id}`, { tracking_number: 'T-1' })

  const story = await storyOf(shop, order.id)

  const told = story.entries.map((entry: Entry) => [entry.kind, entry.what, entry.face])
  expect(told).toHaveLength(6)
  expect(told).toEqual(
    expect.arrayContaining([
      ['event', 'order.created', 'shopline'],
      ['event', 'order.notification_requested', 'shopline'],
      ['stock', 'order', null],
      ['ledger', 'applied_credit', null],
      ['event', 'order.state_changed', 'firstline'],
      ['event', 'order.updated', 'shopline'],
    ]),
  )
  expect(told.slice(-2).map(([, what]: string[]) => what)).toEqual([
    'order.state_changed',
    'order.updated',
  ])
  const credit = story.entries.find((entry: Entry) => entry.kind === 'ledger')
  expect(credit.data).toMatchObject({ ledger: 'credits', amount: -3000 })
  expect(story.order).toMatchObject({ payment_state: 'paid', tracking_number: 'T-1' })
})

test('shows the order as it was after each change', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter)
  const [listed] = (await shop.firstline.get(`/contact-order?order_number=${order.order_number}`))
    .json.data
  const item = `/contact-order/${listed.id}/contact-order-item/${listed.items[0].id}`
  const changes = [
    () => shop.shopline.patch(`/orders/${order.id}`, { tracking_number: 'T-1' }),
    () => shop.firstline.put(item, { quantity: 4 }),
    () => shop.firstline.put(`/contact-order/${listed.id}`, { financial_status: 'paid' }),
    () => shop.shopline.patch(`/orders/${order.id}`, { tracking_number: 'T-2' }),
  ]
  const seen = [(await storyOf(shop, order.id)).order]
  for (const change of changes) {
    expect((await change()).status).toBe(200)
    seen.push((await storyOf(shop, order.id)).order)
  }

  const { entries } = await storyOf(shop, order.id)

  expect(entries).toHaveLength(5)
  for (const [index, entry] of entries.entries()) {
    const then = await storyOf(shop, order.id, entry.at)
    expect(then.order).toEqual(seen[index])
    expect(then.entries).toEqual(entries.slice(0, index + 1))
  }
})

test('says where reported and reckoned amounts disagree', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const right = await aShoplineOrder(shop, counter)
  const odd = await aShoplineOrder(shop, counter, { total: 500 })

  expect((await storyOf(shop, right.id)).order.has_difference).toBe(false)
  expect((await storyOf(shop, odd.id)).order).toMatchObject({
    has_difference: true,
    reported: { total_minor: 50_000 },
    computed: { total_minor: 99_900 },
  })
})

test('refuses unknown orders, other merchants’ and instants before the order', async ({
  server,
  shop,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const other = await server.newShop()

  const unknown = await shop.console.get('/orders/ffffffffffffffffffffffff/story')
  const foreign = await other.console.get(`/orders/${order.id}/story`)
  const early = await shop.console.get(`/orders/${order.id}/story?at=2018-01-01T00:00:00Z`)
  const wrong = await shop.console.get(`/orders/${order.id}/story?at=yesterday`)

  expect([unknown.status, foreign.status, early.status, wrong.status]).toEqual([404, 404, 404, 422])
  expect(foreign.text).toBe(unknown.text)
})
