import { describe, expect } from 'vitest'
import { clientOf, type Server, type Shop, test } from '../../../test/app.ts'
import { aContactOrder } from '../../../test/build-contacts.ts'
import { aCounter, aShoplineOrder } from '../../../test/build-orders.ts'
import { aReturnOrder, aShippedOrder } from '../../../test/build-returns.ts'
import { aShopOrder, aStore } from '../../../test/build-till.ts'
import { aReceiver, aSubscription, aWorker } from '../../../test/build-webhooks.ts'
import { createToken } from '../../core/access/tokens.ts'
import { localTextOf } from '../../core/local-time.ts'
import type { OrderQuery } from '../order-list/contract.ts'
import type { Home, SalesFigure, Trends } from './contract.ts'

/** A shop that sold through all three faces today, some of it paid, shipped, returned or wrong. */
async function aBusyDay(server: Server, shop: Shop): Promise<void> {
  const counter = await aCounter(server, shop)
  await aStore(server, shop, { name: '台南店' })
  const [first, paid, cancelled] = [
    await aShoplineOrder(shop, counter),
    await aShoplineOrder(shop, counter),
    await aShoplineOrder(shop, counter),
    await aShoplineOrder(shop, counter, { total: 900 }),
  ]
  await shop.shopline.patch(`/orders/${first.id}/status`, { status: 'confirmed' })
  await shop.shopline.patch(`/orders/${paid.id}/order_payment_status`, { status: 'completed' })
  await shop.shopline.patch(`/orders/${cancelled.id}/cancel`, {
    cancelled_reason: { key: 'change_mind' },
  })
  await aShopOrder(shop, { order_date: localTextOf(new Date(), shop.merchant.timezone) })
  await aContactOrder(server, shop)
  await aReturnOrder(shop, await aShippedOrder(server, shop))
}

async function listed(shop: Shop, filter: OrderQuery): Promise<number> {
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, String(each)]),
    ),
  )
  const reply = await shop.console.get(`/orders?limit=200&${query}`)
  expect(reply.status, reply.text).toBe(200)
  // The list's own total and its rows must agree as well.
  expect(reply.json.items).toHaveLength(reply.json.total.value)
  return reply.json.total.value
}

async function provenFigures(shop: Shop, figures: SalesFigure[]): Promise<void> {
  const counts = await Promise.all(figures.map(({ filter }) => listed(shop, filter)))
  expect(counts).toEqual(figures.map((figure) => figure.order_count))
}

describe('GET /home', () => {
  test('every number of orders is the number of its list', async ({ server, shop }) => {
    await aBusyDay(server, shop)

    const home: Home = (await shop.console.get('/home')).json

    const { today } = home
    expect(today.order_count).toBe(6)
    expect(today.by_origin.map((each) => each.origin).sort()).toEqual([
      'firstline',
      'shopline',
      'wixtar',
    ])
    expect(today.by_store.length).toBeGreaterThan(1)
    await provenFigures(shop, [
      today,
      ...today.by_origin,
      ...today.by_store,
      home.yesterday,
      home.last_week,
    ])
    const counts = await Promise.all(home.queues.map(({ queue }) => listed(shop, { queue })))
    expect(counts).toEqual(home.queues.map((each) => each.value))
    expect(counts.filter((count) => count > 0)).toHaveLength(4)
  })

  test('the parts add up to the whole', async ({ server, shop }) => {
    await aBusyDay(server, shop)

    const { today }: Home = (await shop.console.get('/home')).json

    for (const parts of [today.by_origin, today.by_store]) {
      expect(parts.reduce((sum, each) => sum + each.order_count, 0)).toBe(today.order_count)
      expect(parts.reduce((sum, each) => sum + (each.sales_minor ?? 0), 0)).toBe(today.sales_minor)
    }
    expect(today.sales_minor).toBeGreaterThan(0)
  })

  test('a new shop has nothing, and says so', async ({ shop }) => {
    const home: Home = (await shop.console.get('/home')).json

    expect(home).toMatchObject({
      is_new: true,
      timezone: 'Asia/Taipei',
      currency: 'TWD',
      today: { order_count: 0, sales_minor: 0, by_origin: [], by_store: [] },
      webhooks: { troubled: [], given_up: { value: 0, is_exact: true } },
      low_stock: { value: 0, most: 5 },
    })
    expect(home.queues.map((each) => each.value)).toEqual([0, 0, 0, 0])
  })

  test('sales are for those who may see reports, webhooks for developers', async ({
    server,
    shop,
  }) => {
    await aBusyDay(server, shop)
    const token = await createToken(
      server.db,
      {
        merchant_id: shop.merchant.id,
        face: 'console',
        staff_id: shop.staff.id,
        name: 'orders',
        scopes: ['orders:read'],
        expires_at: null,
      },
      new Date(),
    )
    const client = clientOf(server, 'console', token)

    const home: Home = (await client.get('/home')).json
    const trends: Trends = (await client.get('/home-trends')).json

    expect(home.today.order_count).toBe(6)
    const shown = [home.today, ...home.today.by_origin, ...home.today.by_store, home.yesterday]
    expect(shown.map((each) => each.sales_minor)).toEqual(shown.map(() => null))
    expect([home.webhooks, home.low_stock]).toEqual([null, null])
    expect(trends.days.map((each) => each.sales_minor)).toEqual(trends.days.map(() => null))
    expect([...trends.by_origin, ...trends.by_store].some((each) => each.sales_minor)).toBe(false)
  })

  test('tells which webhooks fail, are paused or were given up', async ({ server, shop }) => {
    const gone = await aReceiver((reply) => void reply.writeHead(410).end())
    const failing = await aReceiver((reply) => void reply.writeHead(500).end())
    const paused = await aSubscription(server, shop, gone.url)
    const failed = await aSubscription(server, shop, failing.url)
    await aSubscription(server, shop, (await aReceiver()).url)
    const worker = aWorker(server)
    await aContactOrder(server, shop)
    await worker.pass(1)

    const home: Home = (await shop.console.get('/home')).json

    const troubled = home.webhooks?.troubled ?? []
    expect(troubled.map((each) => [each.id, each.state]).sort()).toEqual(
      [
        [paused.id, 'paused'],
        [failed.id, 'active'],
      ].sort(),
    )
    expect(troubled.find((each) => each.id === failed.id)?.failing_since).toMatch(/Z$/)
  })

  test('the count of low stock is the number of its products', async ({ server, shop }) => {
    const counter = await aCounter(server, shop)
    await shop.shopline.put(`/products/${counter.product.id}/update_quantity`, {
      quantity: 2,
      replace: true,
    })

    const home: Home = (await shop.console.get('/home')).json

    const query = new URLSearchParams(home.low_stock?.filter)
    const reply = await shop.console.get(`/products?${query}`)
    expect(home.low_stock?.value).toBe(1)
    expect(reply.json.items).toHaveLength(1)
  })

  test('shows nothing of another merchant', async ({ server, shop }) => {
    await aBusyDay(server, await server.newShop())

    const home: Home = (await shop.console.get('/home')).json

    expect([home.is_new, home.today.order_count]).toEqual([true, 0])
  })
})

describe('GET /home-trends', () => {
  test('every day and every part is the number of its list', async ({ server, shop }) => {
    await aBusyDay(server, shop)

    const trends: Trends = (await shop.console.get('/home-trends?days=7')).json

    expect(trends.days).toHaveLength(7)
    expect(trends.days.at(-1)?.order_count).toBe(6)
    await provenFigures(shop, [
      ...trends.days,
      ...trends.days.flatMap((each) => each.by_origin),
      ...trends.by_origin,
      ...trends.by_store,
    ])
  })

  test.for(['0', '31', '1e9', '-7', ''])('refuses "%s" days', async (days, { shop }) => {
    const reply = await shop.console.get(`/home-trends?days=${days}`)

    expect([reply.status, JSON.parse(reply.text).code]).toEqual([422, 'invalid'])
  })
})
