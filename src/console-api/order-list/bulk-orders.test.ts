import { expect } from 'vitest'
import { type Shop, test } from '../../../test/app.ts'
import { aCounter, aShoplineOrder, rowCount } from '../../../test/build-orders.ts'
import { aShippedOrder } from '../../../test/build-returns.ts'
import { aClerk } from '../../../test/build-sessions.ts'
import type { BulkAnswer, BulkInput } from './contract.ts'

async function bulk(shop: Shop, input: BulkInput, dry = ''): Promise<BulkAnswer> {
  const reply = await shop.console.post(`/orders/bulk${dry}`, input)
  expect(reply.status, reply.text).toBe(200)
  return reply.json
}

const unknown = 'f'.repeat(24)

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

test('ships what can be shipped, with its number, and says why the rest cannot', async ({
  server,
  shop,
}) => {
  const shipped = await aShippedOrder(server, shop)
  const open = await aShoplineOrder(shop, shipped.counter)
  const cancelled = await aShoplineOrder(shop, shipped.counter)
  await cancel(shop, cancelled.id)
  const foreign = await server.newShop()
  const theirs = await aShoplineOrder(foreign, await aCounter(server, foreign))

  const answer = await bulk(shop, {
    ids: [open.id, shipped.order.id, cancelled.id, unknown, theirs.id, open.id],
    action: 'ship',
    tracking: [{ order_id: open.id, tracking_number: 'T-77' }],
  })

  expect(answer).toMatchObject({ dry_run: false, done: 1, unchanged: 0, refused: 4 })
  expect(answer.results.map(({ id, result, code }) => [id, result, code])).toEqual([
    [open.id, 'done', null],
    [shipped.order.id, 'refused', 'order_already_shipped'],
    [cancelled.id, 'refused', 'order_already_cancelled'],
    [unknown, 'refused', 'order_not_found'],
    [theirs.id, 'refused', 'order_not_found'],
  ])
  expect(answer.results[4]?.order_number).toBeNull()
  const seen = (await shop.shopline.get(`/orders/${open.id}`)).json
  expect(seen.order_delivery.status).toBe('shipped')
  expect(seen.delivery_data.tracking_number).toBe('T-77')
})

test('adds and removes tags, and leaves alone what has them so', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const first = await aShoplineOrder(shop, counter)
  const second = await aShoplineOrder(shop, counter)
  await tag(shop, first.id, ['急件', '舊'])
  await tag(shop, second.id, ['急件', '送禮'])

  const answer = await bulk(shop, {
    ids: [first.id, second.id],
    action: 'tag',
    add_tags: ['急件', '送禮'],
    remove_tags: ['舊'],
  })

  expect(answer.results.map((each) => each.result)).toEqual(['done', 'unchanged'])
  const list = (await shop.console.get('/orders')).json.items
  expect(list.map((order: { tags: string[] }) => order.tags.toSorted())).toEqual([
    ['急件', '送禮'],
    ['急件', '送禮'],
  ])
  expect((await shop.console.get('/order-tags')).json.items).toContain('送禮')
})

test('refuses the order whose tags would be too many, and tags the other', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)
  const full = await aShoplineOrder(shop, counter)
  const free = await aShoplineOrder(shop, counter)
  const ten = Array.from({ length: 10 }, (_, index) => `標籤${index}`)
  await tag(shop, full.id, ten)

  const answer = await bulk(shop, { ids: [full.id, free.id], action: 'tag', add_tags: ['新'] })

  const eleven = await bulk(shop, {
    ids: [free.id],
    action: 'tag',
    add_tags: [...ten, '第十一'],
    remove_tags: ['新'],
  })

  expect(answer.results.map((each) => each.code)).toEqual(['order_tags_too_many', null])
  expect(eleven.results.map((each) => each.code)).toEqual(['order_tags_too_many'])
})

test('tries without doing', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const before = await rowCount(server, shop, 'events')

  const answer = await bulk(shop, { ids: [order.id, unknown], action: 'ship' }, '?dry_run=true')

  expect(answer).toMatchObject({ dry_run: true, done: 1, refused: 1 })
  expect(await rowCount(server, shop, 'events')).toBe(before)
  expect((await shop.console.get('/orders?queue=to_ship')).json.items).toHaveLength(1)
})

test('does it once for one key', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const before = await rowCount(server, shop, 'events')
  const input = { ids: [order.id], action: 'ship' }
  const send = () =>
    shop.console.request('POST', '/orders/bulk', input, { 'idempotency-key': 'ship-once' })

  const [first, again] = await Promise.all([send(), send()])

  expect(again.text).toBe(first.text)
  expect(await rowCount(server, shop, 'events')).toBe(before + 1)
})

test('lets two bulks and single changes of the same orders all end', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const ids: string[] = []
  for (let count = 0; count < 6; count++) ids.push((await aShoplineOrder(shop, counter)).id)
  const tagging = (key: string, order: string[]) =>
    shop.console.request(
      'POST',
      '/orders/bulk',
      { ids: order, action: 'tag', add_tags: [key] },
      { 'idempotency-key': key },
    )

  const replies = await Promise.all([
    tagging('a', ids),
    tagging('b', ids.toReversed()),
    ...ids.map((id) => shop.shopline.put(`/orders/${id}/tags`, { tags: ['ccc'] })),
  ])

  expect(replies.map((reply) => reply.status)).toEqual(Array(8).fill(200))
})

test('refuses more than two hundred, none, unknown actions and who only looks on', async ({
  server,
  shop,
}) => {
  const many = Array.from({ length: 201 }, (_, index) => String(index))

  const replies = await Promise.all([
    shop.console.post('/orders/bulk', { ids: many, action: 'ship' }),
    shop.console.post('/orders/bulk', { ids: [], action: 'ship' }),
    shop.console.post('/orders/bulk', { ids: ['1'], action: 'burn' }),
    (await aClerk(server, shop, 'sponsor')).post('/orders/bulk', { ids: ['1'], action: 'ship' }),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([422, 422, 422, 403])
})
