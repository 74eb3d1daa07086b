import { describe, expect } from 'vitest'
import { type Shop, test, type WireReply } from '../../../test/app.ts'
import { aCounter, aShoplineOrder, type Counter } from '../../../test/build-orders.ts'
import { aReturnOrder, aShippedOrder } from '../../../test/build-returns.ts'
import { aShopOrder, aStore } from '../../../test/build-till.ts'
import type { OrderList } from './contract.ts'

async function listOf(shop: Shop, query = ''): Promise<OrderList> {
  const reply = await shop.console.get(`/orders${query}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.json
}

async function idsOf(shop: Shop, query: string): Promise<string[]> {
  return (await listOf(shop, query)).items.map((order) => order.id)
}

async function cancel(shop: Shop, id: string): Promise<void> {
  const body = { cancelled_reason: { key: 'other', message: '' } }
  const reply = await shop.shopline.patch(`/orders/${id}/cancel`, body)
  expect(reply.status, reply.text).toBe(200)
}

async function tag(shop: Shop, id: string, tags: string[]): Promise<void> {
  const body = { ids: [id], action: 'tag', add_tags: tags }
  const reply = await shop.console.post('/orders/bulk', body)
  expect(reply.json.refused, reply.text).toBe(0)
}

const ordersOf = async (shop: Shop, counter: Counter, bodies: Record<string, unknown>[]) => {
  const made: WireReply['json'][] = []
  for (const body of bodies) made.push(await aShoplineOrder(shop, counter, body))
  return made
}

test('shows an order as one narrow row', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const order = await aShoplineOrder(shop, counter, { total: 500 })
  await tag(shop, order.id, ['急件'])

  const { items, next, previous, total } = await listOf(shop)

  expect(items).toEqual([
    {
      id: order.id,
      order_number: order.order_number,
      wixtar_number: expect.stringMatching(/^WEB01\d+$/),
      origin: 'shopline',
      source: 'openapi',
      order_state: 'pending',
      payment_state: 'open',
      delivery_state: 'pending',
      store: { id: expect.any(String), name: expect.any(String) },
      customer: { id: counter.customer.id, name: '林怡君', phone: '0912345678' },
      recipient_name: '陳大文',
      tracking_number: expect.any(String),
      currency: 'TWD',
      total_minor: 50_000,
      computed_total_minor: 99_900,
      has_difference: true,
      has_return: false,
      item_count: 1,
      tags: ['急件'],
      note: null,
      ordered_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
      version: expect.any(Number),
    },
  ])
  expect({ next, previous, total }).toEqual({
    next: null,
    previous: null,
    total: { value: 1, is_exact: true },
  })
})

describe('narrows by', () => {
  test('states, and their combination', async ({ server, shop }) => {
    const counter = await aCounter(server, shop)
    const [open, paid] = await ordersOf(shop, counter, [{}, {}])
    await shop.shopline.patch(`/orders/${paid.id}/order_payment_status`, { status: 'completed' })
    await shop.shopline.patch(`/orders/${paid.id}/status`, { status: 'completed' })

    expect(await idsOf(shop, '?order_state=completed')).toEqual([paid.id])
    expect(await idsOf(shop, '?order_state=pending&order_state=confirmed')).toEqual([open.id])
    expect(await idsOf(shop, '?payment_state=paid')).toEqual([paid.id])
    expect(await idsOf(shop, '?payment_state=open&order_state=completed')).toEqual([])
    expect(await idsOf(shop, '?delivery_state=pending')).toHaveLength(2)
    const tallied = await listOf(shop, '?order_state=completed&limit=1')
    expect(tallied.total).toEqual({ value: 1, is_exact: true })
  })

  test('the working lists of the day', async ({ server, shop }) => {
    const shipped = await aShippedOrder(server, shop)
    const { counter } = shipped
    const [open, odd] = await ordersOf(shop, counter, [{}, { total: 1 }])
    await cancel(shop, odd.id)
    await aReturnOrder(shop, shipped)

    expect(await idsOf(shop, '?queue=waiting_payment')).toEqual([open.id])
    expect(await idsOf(shop, '?queue=to_ship')).toEqual([open.id])
    expect(await idsOf(shop, '?queue=returning')).toEqual([shipped.order.id])
    expect(await idsOf(shop, '?queue=differing')).toEqual([odd.id])
    expect(await idsOf(shop, '?has_return=true')).toEqual([shipped.order.id])
    expect(await idsOf(shop, '?has_return=false')).toEqual([odd.id, open.id])
    expect(await idsOf(shop, '?has_difference=true')).toEqual([odd.id])
    expect(await idsOf(shop, '?has_difference=false')).not.toContain(odd.id)
  })

  test('face, store, customer and tag', async ({ server, shop }) => {
    const counter = await aCounter(server, shop)
    const [web, tagged] = await ordersOf(shop, counter, [{}, {}])
    await tag(shop, tagged.id, ['急件', '送禮'])
    await aStore(server, shop)
    const till = await aShopOrder(shop)
    const all = (await listOf(shop)).items
    const tillOrder = all.find((order) => order.wixtar_number === till)

    expect(await idsOf(shop, '?origin=wixtar')).toEqual([tillOrder?.id])
    expect(await idsOf(shop, `?store_id=${tillOrder?.store.id}&origin=wixtar`)).toEqual([
      tillOrder?.id,
    ])
    expect(await idsOf(shop, `?customer_id=${counter.customer.id}`)).toContain(web.id)
    expect(await idsOf(shop, `?tag=${encodeURIComponent('急件')}&tag=x`)).toEqual([tagged.id])
    expect(await idsOf(shop, '?store_id=nowhere')).toEqual([])
  })

  test('time of the sale, whose end is left out', async ({ server, shop }) => {
    const order = await aShoplineOrder(shop, await aCounter(server, shop))
    const [row] = (await listOf(shop)).items
    const at = encodeURIComponent(row?.ordered_at ?? '')

    expect(await idsOf(shop, `?ordered_from=${at}`)).toEqual([order.id])
    expect(await idsOf(shop, `?ordered_to=${at}`)).toEqual([])
  })

  test.for([
    ['one character of a name', '怡'],
    ['a name', '林怡君'],
    ['a product', '藍牙'],
    ['the beginning of a phone', '09'],
    ['the end of a phone', '5678'],
    ['a mail', 'CUSTOMER'],
    ['two words', '林 藍牙'],
  ])('%s', async ([, text], { server, shop }) => {
    const order = await aShoplineOrder(shop, await aCounter(server, shop))

    expect(await idsOf(shop, `?q=${encodeURIComponent(text as string)}`)).toEqual([order.id])
    expect(await idsOf(shop, `?q=${encodeURIComponent(`${text} 沒有`)}`)).toEqual([])
  })
})

describe('pages', () => {
  test('forward and back by cursor, while new orders come in', async ({ server, shop }) => {
    const counter = await aCounter(server, shop)
    const made = await ordersOf(shop, counter, [{}, {}, {}, {}, {}])
    const ids = made.map((order) => order.id).toReversed()

    const first = await listOf(shop, '?limit=2')
    const [late] = await ordersOf(shop, counter, [{}])
    const second = await listOf(shop, `?limit=2&after=${first.next}`)
    const third = await listOf(shop, `?limit=2&after=${second.next}`)
    const back = await listOf(shop, `?limit=2&before=${third.previous}`)
    const top = await listOf(shop, `?limit=2&before=${back.previous}`)
    const beyond = await listOf(shop, `?limit=2&before=${top.previous}`)

    const pages = [first, second, third, back, top, beyond]
    expect(pages.map((page) => page.items.map((order) => order.id))).toEqual([
      ids.slice(0, 2),
      ids.slice(2, 4),
      ids.slice(4),
      ids.slice(2, 4),
      ids.slice(0, 2),
      [late.id],
    ])
    expect(pages.map((page) => page.next !== null)).toEqual([true, true, false, true, true, true])
    expect(pages.map((page) => page.previous !== null)).toEqual([
      ...[false, true, true, true, true, false],
    ])
    expect(pages.map((page) => page.total?.value)).toEqual([5, ...Array(5).fill(undefined)])
  })

  test.for(['ordered_at', 'updated_at', 'total', 'order_number'])(
    'by %s in both directions',
    async (sort, { server, shop }) => {
      const counter = await aCounter(server, shop)
      await ordersOf(shop, counter, [{ total: 3 }, { total: 1 }, { total: 2 }, { total: 1 }])
      const whole = await idsOf(shop, `?sort=${sort}&direction=asc`)

      const start = await listOf(shop, `?sort=${sort}&direction=asc&limit=3`)
      const rest = await idsOf(shop, `?sort=${sort}&direction=asc&limit=3&after=${start.next}`)
      const down = await idsOf(shop, `?sort=${sort}&direction=desc`)

      expect([...start.items.map((order) => order.id), ...rest]).toEqual(whole)
      expect(down).toEqual(whole.toReversed())
    },
  )

  test('puts the smallest total first', async ({ server, shop }) => {
    await ordersOf(shop, await aCounter(server, shop), [
      { total: 30 },
      { total: 4 },
      { total: 200 },
    ])

    const { items } = await listOf(shop, '?sort=total&direction=asc')

    expect(items.map((order) => order.total_minor)).toEqual([400, 3000, 20_000])
  })
})

test('refuses unknown cursors, other merchants’ cursors, two cursors and wrong filters', async ({
  server,
  shop,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const other = await server.newShop()
  const queries = [
    `after=${'f'.repeat(24)}`,
    `after=${order.id}&before=${order.id}`,
    'limit=201',
    'order_state=lost',
    'ordered_from=2026-02-31',
    'queue=all',
  ]

  const replies = await Promise.all(queries.map((query) => shop.console.get(`/orders?${query}`)))
  const foreign = await other.console.get(`/orders?after=${order.id}`)

  expect(replies.map((reply) => reply.status)).toEqual(Array(6).fill(422))
  expect(foreign.text).toBe(replies[0]?.text)
  expect(await idsOf(other, '')).toEqual([])
})
