import { expect } from 'vitest'
import { type Shop, test } from '../../test/app.ts'

const address = 'https://example.com/hook'

async function aWebhook(shop: Shop): Promise<string> {
  return (await shop.console.post('/webhooks', { address })).json.id
}

function send(shop: Shop, method: string, path: string, body: unknown, key: string) {
  return shop.console.request(method, path, body, { 'idempotency-key': key })
}

async function deliveryCount(shop: Shop, id: string): Promise<number> {
  return (await shop.console.get(`/webhooks/${id}/deliveries`)).json.items.length
}

test('the same key gives the first answer again and does nothing twice', async ({ shop }) => {
  const id = await aWebhook(shop)
  const path = `/webhooks/${id}/test`

  const replies = await Promise.all(
    Array.from({ length: 10 }, () => send(shop, 'POST', path, undefined, 'once')),
  )

  expect(new Set(replies.map((reply) => `${reply.status} ${reply.text}`)).size).toBe(1)
  expect(replies[0]?.status).toBe(202)
  expect(replies.filter((reply) => !reply.headers.get('idempotent-replayed'))).toHaveLength(1)
  expect(await deliveryCount(shop, id)).toBe(1)
})

test('an empty answer is kept, too: what is removed twice by one key was removed once', async ({
  shop,
}) => {
  const path = `/webhooks/${await aWebhook(shop)}`

  const first = await send(shop, 'DELETE', path, undefined, 'remove')
  const again = await send(shop, 'DELETE', path, undefined, 'remove')
  const other = await send(shop, 'DELETE', path, undefined, 'remove again')

  expect([first.status, again.status, other.status]).toEqual([204, 204, 404])
  expect(again.headers.get('idempotent-replayed')).toBe('true')
})

test('a change is carried out once, a later change is not undone by a retry', async ({ shop }) => {
  const path = `/webhooks/${await aWebhook(shop)}`

  const first = await send(shop, 'PATCH', path, { description: '倉庫' }, 'change')
  await shop.console.patch(path, { description: '門市' })
  const again = await send(shop, 'PATCH', path, { description: '倉庫' }, 'change')

  expect([again.status, again.text]).toEqual([first.status, first.text])
  expect((await shop.console.get(path)).json.description).toBe('門市')
})

test('a refusal is kept as the problem document that it was', async ({ shop }) => {
  const path = `/webhooks/${await aWebhook(shop)}`

  const first = await send(shop, 'PATCH', path, { address: 'ftp://example.com' }, 'wrong')
  const again = await send(shop, 'PATCH', path, { address: 'ftp://example.com' }, 'wrong')

  expect(first.status).toBe(422)
  expect([again.status, again.text]).toEqual([first.status, first.text])
  expect(again.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(again.headers.get('idempotent-replayed')).toBe('true')
})

test('a key that stood for another request is a conflict', async ({ shop }) => {
  const path = `/webhooks/${await aWebhook(shop)}`
  await send(shop, 'PATCH', path, { description: '倉庫' }, 'key-1')

  const other = await send(shop, 'PATCH', path, { description: '門市' }, 'key-1')
  const elsewhere = await send(shop, 'POST', `${path}/pause`, undefined, 'key-1')

  for (const reply of [other, elsewhere]) {
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(JSON.parse(reply.text)).toEqual({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'idempotency_key_reused',
      detail: 'The Idempotency-Key was sent with another request.',
    })
  }
  expect((await shop.console.get(path)).json).toMatchObject({
    description: '倉庫',
    state: 'active',
  })
})

test.for(['', ' ', 'é', 'k'.repeat(256)])('refuses the key "%s"', async (key, { shop }) => {
  const path = `/webhooks/${await aWebhook(shop)}`

  const reply = await send(shop, 'PATCH', path, { description: '倉庫' }, key)

  expect([reply.status, JSON.parse(reply.text).code]).toEqual([422, 'idempotency_key_invalid'])
  expect((await shop.console.get(path)).json.description).toBe('')
})

test('secrets are never kept: the calls that answer them ignore the key', async ({ shop }) => {
  const made = await send(shop, 'POST', '/webhooks', { address }, 'secret')
  const another = await send(shop, 'POST', '/webhooks', { address }, 'secret')
  const path = `/webhooks/${made.json.id}/rotate-secret`
  const rotated = await send(shop, 'POST', path, {}, 'secret')
  const rotatedAgain = await send(shop, 'POST', path, {}, 'secret')

  const replies = [made, another, rotated, rotatedAgain]
  expect(replies.map((reply) => reply.status)).toEqual([201, 201, 200, 200])
  expect(new Set(replies.map((reply) => reply.json.secrets[0].secret)).size).toBe(4)
  // Nothing was stored under the key, so it is still free for another request.
  const free = await send(shop, 'PATCH', `/webhooks/${made.json.id}`, {}, 'secret')
  expect(free.status).toBe(200)
})

test.for([
  ['GET', '/customers', 200],
  ['GET', '/orders.csv', 200],
  ['GET', '/customers/unknown', 404],
  ['GET', '/nothing', 404],
  ['PUT', '/customers', 405],
  ['POST', '/customers', 422],
] as const)('%s %s is kept by no browser', async ([method, path, status], { shop }) => {
  const reply = await shop.console.request(method, path, method === 'POST' ? {} : undefined)

  expect(reply.status).toBe(status)
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
})
