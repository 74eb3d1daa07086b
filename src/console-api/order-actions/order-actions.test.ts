import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/app.ts'
import { aFullOrder, everyRow, type FullOrder, shownOrder } from '../../../test/build-order-page.ts'
import { aClerk } from '../../../test/build-sessions.ts'
import type { OrderDetail } from '../orders/contract.ts'
import type { Rehearsal } from './contract.ts'

type Body = Record<string, unknown>

interface Case {
  action: string
  method?: 'PUT' | 'PATCH'
  path: string
  is_shipped?: boolean
  body(order: FullOrder): Body
  /** What is seen afterwards. */
  done: Record<string, unknown>
  stock?: [number, number][]
  ledger?: [string, number][]
  events: string[]
}

const goods = (order: FullOrder) => order.shown.lines[0].id

const cases: Case[] = [
  {
    action: 'confirm',
    path: 'confirm',
    body: () => ({ notifies: true }),
    done: { order_state: 'confirmed', confirmed_at: expect.any(String) },
    events: ['order.state_changed', 'order.notification_requested'],
  },
  {
    action: 'mark_paid',
    path: 'mark-paid',
    body: () => ({}),
    done: { payment_state: 'paid', paid_at: expect.any(String) },
    events: ['order.state_changed'],
  },
  {
    action: 'ship',
    path: 'ship',
    body: () => ({ tracking_number: 'T-1', tracking_url: 'https://example.com/T-1' }),
    done: {
      delivery_state: 'shipped',
      tracking_number: 'T-1',
      tracking_url: 'https://example.com/T-1',
    },
    events: ['order.state_changed'],
  },
  {
    action: 'complete',
    path: 'complete',
    body: () => ({}),
    done: { order_state: 'completed', payment_state: 'paid' },
    events: ['order.state_changed'],
  },
  {
    action: 'cancel',
    path: 'cancel',
    body: () => ({
      reason: { key: 'change_mind', message: '不要了' },
      reverts: { credits: true, points: true },
    }),
    done: { order_state: 'cancelled' },
    stock: [[3, 10]],
    ledger: [
      ['credits', 3000],
      ['points', 120],
    ],
    events: ['order.state_changed', 'customer.balance_changed', 'customer.balance_changed'],
  },
  {
    action: 'return',
    path: 'return',
    is_shipped: true,
    body: (order) => ({
      lines: [{ id: goods(order), quantity: 2, reason: 'wrong_item' }],
      completes: true,
    }),
    done: { payment_state: 'partially_refunded', returns: [{ return_state: 'completed' }] },
    stock: [[2, 9]],
    events: [
      'return_order.created',
      'return_order.completed',
      'order.state_changed',
      'order.state_changed',
      'customer.balance_changed',
      'customer.balance_changed',
    ],
  },
  {
    action: 'split',
    path: 'split',
    body: (order) => ({ lines: [{ id: goods(order), quantity: 1 }] }),
    done: { children: [{ order_state: 'pending' }], lines: [{ quantity: 2 }, {}, {}] },
    // Credits and points change their order, which leaves both balances where they were.
    events: [...Array(4).fill('customer.balance_changed'), 'order.created', 'order.split'],
    ledger: [],
  },
  {
    action: 'edit_items',
    method: 'PUT',
    path: 'lines',
    body: (order) => ({
      lines: [
        { id: goods(order), quantity: 5 },
        { kind: 'custom_product', title: '禮盒', quantity: 2, unit_price_minor: 10_000 },
      ],
    }),
    done: {
      subtotal_minor: 519_500,
      // 5195 less NT$30 of credits and NT$12 of points; the discount line is gone.
      total_minor: 515_300,
      has_difference: false,
      lines: [
        { quantity: 5, total_minor: 499_500 },
        { title: '禮盒', total_minor: 20_000 },
      ],
    },
    stock: [[-2, 5]],
    events: ['order.updated'],
  },
  {
    action: 'edit_delivery',
    method: 'PATCH',
    path: '',
    body: () => ({
      note: '易碎',
      tags: ['急件', '急件', 'VIP'],
      recipient_name: '王小明',
      delivery_address: { city: '高雄市' },
      tracking_number: 'T-2',
    }),
    done: {
      note: '易碎',
      tags: ['急件', 'VIP'],
      recipient: { name: '王小明', phone: '0987654321' },
      delivery_address: expect.objectContaining({ city: '高雄市', address_1: '測試路1號' }),
      tracking_number: 'T-2',
    },
    events: ['order.updated'],
  },
  {
    action: 'add_note',
    path: 'notes',
    body: () => ({ text: '已致電顧客' }),
    done: { messages: [{ text: '已致電顧客', is_private: true, sender: 'merchant' }] },
    events: ['order.message_added'],
  },
]

function send(
  shop: Pick<Shop, 'console'>,
  given: Case,
  order: FullOrder,
  options: { query?: string; headers?: Record<string, string> } = {},
) {
  const path = given.path === '' ? '' : `/${given.path}`
  return shop.console.request(
    given.method ?? 'POST',
    `/orders/${order.id}${path}${options.query ?? ''}`,
    given.body(order),
    options.headers,
  )
}

// Made anew each time: ids, numbers and instants.
function lasting(text: unknown): unknown {
  return JSON.parse(
    JSON.stringify(text, (key, value) =>
      /(_at|^ids?|_id|_ids|_number|^version|^firstline_id|^fields)$/.test(key) &&
      !/^(tracking|product|variant)/.test(key)
        ? undefined
        : value,
    ),
  )
}

describe.each(cases)('$action', (given) => {
  test('shows what would happen without a trace, and then that happens', async ({
    server,
    shop,
  }) => {
    await shop.console.post('/webhooks', { address: 'https://example.com/hook' })
    const order = await aFullOrder(server, shop, { is_shipped: given.is_shipped ?? false })
    const rows = await everyRow(server, shop)
    const key = { 'idempotency-key': 'one intention' }

    const rehearsed = await send(shop, given, order, { query: '?dry_run=true', headers: key })

    expect([rehearsed.status, rehearsed.text]).toEqual([200, expect.any(String)])
    expect(await everyRow(server, shop)).toEqual(rows)
    const plan = rehearsed.json as Rehearsal
    expect(plan.events.toSorted()).toEqual(given.events.toSorted())
    expect(plan.webhooks).toBe(1)
    expect(plan.stock.map((each) => [each.quantity, each.level_after])).toEqual(given.stock ?? [])
    if (given.ledger) {
      expect(plan.ledger.map((each) => [each.ledger, each.amount])).toEqual(given.ledger)
    }

    const done = await send(shop, given, order, { headers: { ...key, 'if-match': '"1"' } })

    // The order of `is_shipped` was changed twice before.
    if (given.is_shipped) expect(done.status).toBe(409)
    const really = given.is_shipped ? await send(shop, given, order) : done
    expect([really.status, really.json]).toEqual([200, expect.any(Object)])
    const after = really.json as OrderDetail
    expect(after).toMatchObject(given.done)
    expect(after).toEqual(await shownOrder(shop, order.id))
    const { before, after: planned } = plan
    expect(lasting(before)).toMatchObject(lasting(withoutContext(order.shown)) as object)
    expect(lasting(planned)).toEqual(lasting(withoutContext(after)))
    const now = await everyRow(server, shop)
    expect((now.events?.length ?? 0) - (rows.events?.length ?? 0)).toBe(given.events.length)
    for (const { level_after } of plan.stock) {
      expect(after.lines.map((line) => line.stock_quantity)).toContain(level_after)
    }
  })
})

// What the page shows beside the order itself.
function withoutContext(detail: OrderDetail) {
  const { actions, store, customer_now, returns, parent, children, ...order } = detail
  const { cancel_reverts_by_default, known_tags, tag_limits, ...own } = order
  const lines = own.lines.map(
    ({ returned_quantity, returnable_quantity, stock_quantity, ...line }) => line,
  )
  return { ...own, lines }
}

test('a version that is not the last is refused, and so is its rehearsal', async ({
  server,
  shop,
}) => {
  const order = await aFullOrder(server, shop)
  await shop.console.patch(`/orders/${order.id}`, { note: '別人先改了' })
  const rows = await everyRow(server, shop)

  for (const given of cases) {
    for (const query of ['', '?dry_run=true']) {
      const headers = { 'if-match': `"${order.shown.version}"` }
      const reply = await send(shop, given, order, { query, headers })
      expect([given.action, reply.status]).toEqual([given.action, 409])
      expect(reply.text).toContain('order_changed_meanwhile')
    }
  }
  expect(await everyRow(server, shop)).toEqual(rows)
})

test('two who saw the same order: one changes it, the other is told', async ({ server, shop }) => {
  const order = await aFullOrder(server, shop)
  const headers = { 'if-match': `"${order.shown.version}"` }
  const change = (note: string) =>
    shop.console.request('PATCH', `/orders/${order.id}`, { note }, headers)

  const replies = await Promise.all([change('甲'), change('乙'), change('丙')])

  expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409, 409])
})

test('another shop’s order is like none; who only watches is told so before', async ({
  server,
  shop,
}) => {
  const order = await aFullOrder(server, shop)
  const other = await server.newShop()
  const agent = { console: await aClerk(server, shop, 'agent') }
  const sponsor = { console: await aClerk(server, shop, 'sponsor') }

  for (const given of cases) {
    const foreign = await send(other, given, order)
    const unknown = await send(other, given, { ...order, id: 'f'.repeat(24) })
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text])
    const watched = await send(sponsor, given, order)
    const watchedPlan = await send(sponsor, given, order, { query: '?dry_run=true' })
    expect([watched.status, watchedPlan.status]).toEqual([403, 403])
  }
  const seen = (await sponsor.console.get(`/orders/${order.id}`)).json as OrderDetail
  expect(new Set(seen.actions.map((each) => each.reason))).toEqual(new Set(['forbidden']))
  expect((await agent.console.post(`/orders/${order.id}/confirm`)).status).toBe(200)
})

describe('what the order tells beforehand is what the action answers', () => {
  // Units that came back stay on the order, so the edit of this walk takes nothing away.
  const bodies: Record<string, (order: FullOrder) => Body> = {
    edit_items: ({ shown }) => ({
      lines: [...shown.lines.map(({ id }: { id: string }) => ({ id })), extra],
    }),
  }

  const situations: { name: string; change: (shop: Shop, id: string) => Promise<unknown> }[] = [
    { name: 'a fresh order', change: async () => {} },
    { name: 'confirmed', change: (shop, id) => shop.console.post(`/orders/${id}/confirm`) },
    { name: 'shipped', change: (shop, id) => shop.console.post(`/orders/${id}/ship`) },
    { name: 'paid', change: (shop, id) => shop.console.post(`/orders/${id}/mark-paid`) },
    { name: 'completed', change: (shop, id) => shop.console.post(`/orders/${id}/complete`) },
    {
      name: 'cancelled',
      change: (shop, id) => shop.console.post(`/orders/${id}/cancel`, { reason: { key: 'other' } }),
    },
    {
      name: 'returned',
      change: async (shop, id) => {
        await shop.console.post(`/orders/${id}/ship`)
        const { lines } = await shownOrder(shop, id)
        const returned = lines
          .filter((line: { kind: string }) => line.kind !== 'discount')
          .map((line: { id: string; quantity: number }) => ({
            id: line.id,
            quantity: line.quantity,
            reason: 'other',
            remark: '整筆退回',
          }))
        await shop.console.post(`/orders/${id}/return`, { lines: returned })
      },
    },
  ]

  test.for(situations)('$name', async ({ name, change }, { server, shop }) => {
    const order = await aFullOrder(server, shop)
    await change(shop, order.id)
    const shown = (await shownOrder(shop, order.id)) as OrderDetail

    let refusals = 0
    for (const { action, is_allowed, reason } of shown.actions) {
      expect(is_allowed).toBe(reason === null)
      const given = cases.find((each) => each.action === action)
      if (!given) continue
      const body = bodies[action] ?? given.body
      const reply = await send(shop, { ...given, body }, order, { query: '?dry_run=true' })
      const code = reply.status === 200 ? null : JSON.parse(reply.text).code
      expect({ name, action, code }).toEqual({ name, action, code: reason })
      if (reason) refusals += 1
    }
    expect(refusals).toBeGreaterThan(0)
  })
})

test('a rehearsal is refused where nobody promised one', async ({ shop }) => {
  const reply = await shop.console.post('/webhooks?dry_run=true', {
    address: 'https://example.com/hook',
  })

  expect(reply.status).toBe(422)
  expect((await shop.console.get('/webhooks')).json.items).toEqual([])
})

test('refuses lines twice, lines of others, and an order without goods', async ({
  server,
  shop,
}) => {
  const order = await aFullOrder(server, shop)
  const other = await aFullOrder(server, shop)
  const id = goods(order)
  const discount = order.shown.lines[2].id
  const put = (lines: Body[]) => shop.console.put(`/orders/${order.id}/lines`, { lines })
  const rows = await everyRow(server, shop)

  const replies = [
    await put([{ id }, { id }]),
    await put([{ id: goods(other) }]),
    await put([{ id: discount }]),
    await put([{ id, quantity: 11 }]),
    await put([{ id, discount_minor: 9_999_999 }]),
    await put([{ kind: 'product', variant_id: 'f'.repeat(24), quantity: 1 }]),
    await put([
      { kind: 'custom_product', title: '大', quantity: 1_000_000, unit_price_minor: 1e13 },
    ]),
  ]

  expect(replies.map((reply) => [reply.status, JSON.parse(reply.text).code])).toEqual([
    [422, 'invalid'],
    [404, 'order_line_not_found'],
    [422, 'invalid'],
    [422, 'stock_insufficient'],
    [422, 'amount_out_of_range'],
    [422, 'line_product_unknown'],
    [422, 'invalid'],
  ])
  expect(JSON.parse(replies[3]?.text ?? '')).toMatchObject({
    variant_id: order.shown.lines[0].variant_id,
    available: 7,
  })
  expect(await everyRow(server, shop)).toEqual(rows)
})

test('a reported total keeps its distance when lines change', async ({ server, shop }) => {
  const order = await aFullOrder(server, shop, { order: { total: 3000 } })

  const reply = await shop.console.put(`/orders/${order.id}/lines`, {
    lines: [...order.shown.lines.map(({ id }: { id: string }) => ({ id })), extra],
  })

  expect(reply.json).toMatchObject({
    total_minor: 310_000,
    computed: { total_minor: 360_500 },
    has_difference: true,
  })
})

const extra = { kind: 'custom_product', title: '提袋', quantity: 1, unit_price_minor: 10_000 }

test('more tags than an order may have change nothing', async ({ server, shop }) => {
  const order = await aFullOrder(server, shop)
  const tags = Array.from({ length: 11 }, (_, index) => `標籤${index}`)

  const reply = await shop.console.patch(`/orders/${order.id}`, { note: '新', tags })

  expect([reply.status, JSON.parse(reply.text).code]).toEqual([409, 'order_tags_too_many'])
  expect(await shownOrder(shop, order.id)).toMatchObject({ note: null, tags: [], version: 1 })
})

test.for(['1', 'TRUE', '', 'true&dry_run=true'])(
  'does nothing when a rehearsal is asked for as dry_run=%s',
  async (asked, { server, shop }) => {
    const order = await aFullOrder(server, shop)

    const reply = await shop.console.patch(`/orders/${order.id}?dry_run=${asked}`, { note: '新' })

    expect([reply.status, JSON.parse(reply.text).code]).toEqual([422, 'invalid'])
    expect(await shownOrder(shop, order.id)).toMatchObject({ note: null, version: 1 })
  },
)
