import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../../test/app.ts'
import { withSettings } from '../../../../test/build-changes.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { eventKinds, soldDaysAgo } from '../../../../test/build-parcels.ts'
import { aReceiver, type Receiver } from '../../../../test/build-webhooks.ts'
import { example } from '../../../../test/example.ts'
import type { OrderExport } from '../../../core/orders/order-exports.ts'
import { runOrderExports } from '../../../core/orders/run-order-exports.ts'
import { statement } from '../../../platform/db.ts'
import { createHttpClient } from '../../../platform/http-client.ts'
import { archivedOrdersCallback } from '../archived-orders.ts'

const hourMs = 3_600_000

/** Does what is due at a moment, as the job does. */
async function runAt(
  server: Server,
  at: number,
  options: { allowPrivate?: boolean } = {},
): Promise<number> {
  const http = createHttpClient({ allowPrivate: options.allowPrivate ?? true, timeoutMs: 500 })
  const clock = () => new Date(at)
  const count = await runOrderExports(server.db, {
    http,
    clock,
    callbackBody: archivedOrdersCallback,
  })
  http.close()
  return count
}

function exportBody(url: string, filters: Record<string, unknown> = {}) {
  return {
    filters: { start_date: '2000-01-01', end_date: '2100-01-01T00:00:00.000Z', ...filters },
    callback_url: url,
  }
}

/** Two orders that are archived and one that is not. */
async function anArchive(server: Server, shop: Shop) {
  const counter = await aCounter(server, shop)
  const orders = []
  for (const days of [40, 31, 29]) {
    const order = await aShoplineOrder(shop, counter)
    await soldDaysAgo(server, shop, order.id, days)
    orders.push(order)
  }
  await withSettings(server, shop, { archive_after_days: 30 })
  return orders
}

async function exportOf(server: Server, shop: Shop, id: string): Promise<OrderExport> {
  const [row] = await server.db.read<{ export: OrderExport }>(
    statement(
      'test_order_export',
      `select row_to_json(e) as export from order_exports e
        where e.merchant_id = $1 and e.id = $2`,
    ),
    [shop.merchant.id, id],
  )
  return row?.export as OrderExport
}

function linksOf(receiver: Receiver): string[] {
  return receiver.received[0]?.json.download_links ?? []
}

async function partAt(link: string | undefined) {
  const file = await fetch(link ?? '')
  const orders = (await file.json()) as { id: string }[]
  return { type: file.headers.get('content-type'), orders }
}

test('exports what is archived and calls back as documented', async ({ server, shop }) => {
  const receiver = await aReceiver()
  const [oldest, old] = await anArchive(server, shop)
  const request = example('shopline/get-archived-orders.request')

  const reply = await shop.shopline.post('/orders/archived_orders', {
    ...request,
    ...exportBody(receiver.url),
  })
  expect(reply.status).toBe(200)
  expect(reply.json).toEqual({ message: [{ job_id: expect.stringMatching(/^[0-9a-f]{24}$/) }] })
  const [{ job_id: id }] = reply.json.message
  expect(await eventKinds(server, shop, id)).toEqual(['order_export.requested'])
  expect(await runAt(server, Date.now())).toBe(1)

  const [call] = receiver.received
  expect(call?.json).toHaveWireShape(example('shopline/get-archived-orders.callback'))
  expect(call?.json).toMatchObject({
    topic: 'order/get_archived_order',
    event: 'Order',
    job_id: id,
    merchant_id: shop.merchant.id,
    merchant_handle: shop.merchant.handle,
    start_date: '2000-01-01T00:00:00.000Z',
    end_date: '2100-01-01T00:00:00.000Z',
    status: 'success',
    error_message: null,
    callback_url: receiver.url,
  })
  const links: string[] = call?.json.download_links
  expect(links).toEqual([
    expect.stringMatching(
      new RegExp(`^${server.url}/files/archived-orders/${id}/part-1\\.json\\?`),
    ),
  ])
  const { type, orders } = await partAt(links[0])
  expect(type).toBe('application/json; charset=utf-8')
  expect(orders.map((order) => order.id)).toEqual([oldest.id, old.id])
  expect(Object.keys(orders[0] ?? {})).toEqual(Object.keys(oldest))
  expect(await runAt(server, Date.now() + 24 * hourMs)).toBe(0)
  expect(receiver.received).toHaveLength(1)
})

test('opens no link that was changed, and none after a week', async ({ server, shop }) => {
  const receiver = await aReceiver()
  await anArchive(server, shop)
  await shop.shopline.post('/orders/archived_orders', exportBody(receiver.url))
  await runAt(server, Date.now())
  const [link = ''] = linksOf(receiver)
  const stranger = await server.newShop()

  const changed = [
    link.replace('part-1', 'part-2'),
    link.replace(shop.merchant.id, stranger.merchant.id),
    link.replace(/&sign=.*/, ''),
    link.replace(/expires=\d/, 'expires=9'),
  ]
  const statuses = await Promise.all(changed.map(async (url) => (await fetch(url)).status))

  expect(statuses).toEqual([404, 404, 404, 404])
  const expires = Number(new URL(link).searchParams.get('expires')) * 1000
  expect(Math.round((expires - Date.now()) / (24 * hourMs))).toBe(7)
})

test('lays many orders into parts, each order in one of them', async ({ server, shop }) => {
  const receiver = await aReceiver()
  const [, old] = await anArchive(server, shop)
  // Many of one moment, so that parts begin within it.
  await server.db.write(
    statement(
      'test_many_archived',
      `insert into orders
       select (jsonb_populate_record(o, jsonb_build_object(
                 'id', 'b' || lpad(n::text, 23, '0'), 'delivery_id', 'c' || lpad(n::text, 23, '0'),
                 'firstline_id', 1000000 + n, 'wixtar_number', 'COPY' || n))).*
         from orders o, generate_series(1, 1001) n where o.merchant_id = $1 and o.id = $2`,
    ),
    [shop.merchant.id, old.id],
  )

  await shop.shopline.post('/orders/archived_orders', exportBody(receiver.url))
  await runAt(server, Date.now())

  const parts = await Promise.all(linksOf(receiver).map(partAt))
  expect(parts.map((part) => part.orders.length)).toEqual([1000, 3])
  const ids = parts.flatMap((part) => part.orders.map((order) => order.id))
  expect(new Set(ids).size).toBe(1003)
})

test('exports only the range asked for', async ({ server, shop }) => {
  const receiver = await aReceiver()
  await anArchive(server, shop)
  const day = (ago: number) => new Date(Date.now() - ago * 24 * hourMs).toISOString()

  await shop.shopline.post(
    '/orders/archived_orders',
    exportBody(receiver.url, { start_date: day(60), end_date: day(50) }),
  )
  await runAt(server, Date.now())

  expect(receiver.received[0]?.json).toMatchObject({ status: 'success', download_links: [] })
})

test('exports what is over two years old where nothing is archived', async ({ server, shop }) => {
  const receiver = await aReceiver()
  const counter = await aCounter(server, shop)
  const [old, young] = [await aShoplineOrder(shop, counter), await aShoplineOrder(shop, counter)]
  await soldDaysAgo(server, shop, old.id, 731)
  await soldDaysAgo(server, shop, young.id, 729)

  await shop.shopline.post('/orders/archived_orders', exportBody(receiver.url))
  await runAt(server, Date.now())

  const { orders } = await partAt(linksOf(receiver)[0])
  expect(orders.map((order) => order.id)).toEqual([old.id])
})

test('calls again three times, with the same id, and then gives up', async ({ server, shop }) => {
  const receiver = await aReceiver((reply) => void reply.writeHead(500).end())
  const reply = await shop.shopline.post('/orders/archived_orders', exportBody(receiver.url))
  const [{ job_id: id }] = reply.json.message

  for (let hours = 1; hours <= 6; hours++) await runAt(server, Date.now() + hours * hourMs)

  expect(receiver.received.map((call) => call.json.job_id)).toEqual([id, id, id, id])
  expect(await exportOf(server, shop, id)).toMatchObject({
    state: 'success',
    callback_status: 500,
    called_back_at: null,
    next_try_at: null,
  })
})

test('waits no longer for a receiver than it has time', async ({ server, shop }) => {
  const receiver = await aReceiver(() => {})
  const reply = await shop.shopline.post('/orders/archived_orders', exportBody(receiver.url))
  const [{ job_id: id }] = reply.json.message

  await runAt(server, Date.now())

  expect(await exportOf(server, shop, id)).toMatchObject({ callback_error: 'timeout' })
})

test('calls no private address', async ({ server, shop }) => {
  const receiver = await aReceiver()
  const reply = await shop.shopline.post('/orders/archived_orders', exportBody(receiver.url))
  const [{ job_id: id }] = reply.json.message

  await runAt(server, Date.now(), { allowPrivate: false })

  expect(receiver.received).toEqual([])
  expect(await exportOf(server, shop, id)).toMatchObject({ callback_error: 'private_address' })
})

test('is carried out by one of two workers', async ({ server, shop }) => {
  const receiver = await aReceiver()
  await shop.shopline.post('/orders/archived_orders', exportBody(receiver.url))

  const counts = await Promise.all([runAt(server, Date.now()), runAt(server, Date.now())])

  expect(counts.sort()).toEqual([0, 1])
  expect(receiver.received).toHaveLength(1)
})

test('tells of an export that failed', async ({ server, shop }) => {
  const failed = {
    id: '66ab5f000000000000000001',
    state: 'failed',
    parts: [],
    error_message: 'The orders could not be read',
    start_at: '2024-07-29T16:00:00+00:00',
    end_at: '2024-07-31T16:00:00+00:00',
    created_at: '2024-08-01T00:00:00+00:00',
    expires_at: null,
  } as unknown as OrderExport

  const body = JSON.parse(await archivedOrdersCallback(server.db, shop.merchant, failed))

  expect(body).toMatchObject({
    status: 'failed',
    error_message: 'The orders could not be read',
    start_date: '2024-07-29T16:00:00.000Z',
    download_links: [],
  })
})

const refusals: [string, object][] = [
  ['no filters', { callback_url: 'https://example.com/' }],
  ['no callback', { ...exportBody(''), callback_url: undefined }],
  ['a callback that is no address', exportBody('somewhere')],
  ['a callback of another scheme', exportBody('file:///etc/passwd')],
  ['a callback with a password', exportBody('https://me:secret@example.com/')],
  ['filters that are a text', { ...exportBody('https://example.com/'), filters: 'all' }],
  ['a date that is none', exportBody('https://example.com/', { start_date: 'then' })],
  ['a range that ends first', exportBody('https://example.com/', { end_date: '1999-01-01' })],
]

test.for(refusals)('refuses %s', async ([, body], { server, shop }) => {
  const reply = await shop.shopline.post('/orders/archived_orders', body)

  expect(reply.status).toBe(422)
  expect(Object.keys(reply.json)).toEqual(['error', 'message', 'code', 'extras'])
  expect(await runAt(server, Date.now())).toBe(0)
})
