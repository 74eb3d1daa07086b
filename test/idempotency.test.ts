import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { answerOnce } from '../src/core/access/answer-once.ts'
import { forgetAnswers } from '../src/core/access/forget-answers.ts'
import { statement } from '../src/platform/db.ts'
import { type Client, clientOf, type Server, type Shop, test, type WireReply } from './app.ts'
import {
  aBalance,
  aCounter,
  aCustomer,
  anOrderBody,
  aShoplineOrder,
  balanceOf,
  rowCount,
  stockOf,
} from './build-orders.ts'
import { aProductBody } from './build-products.ts'
import { aShopOrderBody, aStore } from './build-till.ts'

interface Write {
  client: Client
  method: string
  path: string
  body: Record<string, unknown>
}

type Face = 'shopline' | 'firstline' | 'wixtar'
const faces = ['shopline', 'firstline', 'wixtar'] as const

/** A create of each face whose every execution makes another order. */
async function aCreate(server: Server, shop: Shop, face: Face): Promise<Write> {
  if (face === 'shopline') {
    const body = anOrderBody(await aCounter(server, shop))
    return { client: shop.shopline, method: 'POST', path: '/orders', body }
  }
  if (face === 'wixtar') {
    await aStore(server, shop)
    const { id: _, ...body } = aShopOrderBody() as Record<string, unknown>
    return { client: shop.wixtar, method: 'POST', path: '/v1/shop_order', body }
  }
  const customer = await aCustomer(server, shop)
  const body = {
    contact_id: customer.firstline_id,
    order_source: 'cyberbiz',
    order_number: 'FL-1',
    order_created_at: '2026-11-20 10:00:00',
    order_updated_at: '2026-11-20 10:00:00',
    total_price: '100.00',
  }
  return { client: shop.firstline, method: 'POST', path: '/contact-order', body }
}

function send(write: Write, key: string | null): Promise<WireReply> {
  const headers = key === null ? {} : { 'idempotency-key': key }
  return write.client.request(write.method, write.path, write.body, headers)
}

const keptAnswers = statement(
  'test_kept_answers',
  'select key, status, created_at from idempotency_keys where merchant_id = $1 order by key',
)

function kept(server: Server, shop: Shop): Promise<{ key: string; status: number }[]> {
  return server.db.read(keptAnswers, [shop.merchant.id])
}

test.for(faces)('%s: the same key gives the first answer again', async (face, { server, shop }) => {
  const write = await aCreate(server, shop, face)
  const key = randomUUID()

  const first = await send(write, key)
  const again = await send({ ...write, body: reversed(write.body) }, key)

  expect(first.status).toBeLessThan(300)
  expect(again.status).toBe(first.status)
  expect(again.text).toBe(first.text)
  expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'))
  expect(first.headers.get('idempotent-replayed')).toBeNull()
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await rowCount(server, shop, 'orders')).toBe(1)
})

/** The same members in another order. */
function reversed(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).reverse())
}

const refusals = {
  shopline: {
    reused: [
      422,
      'Unable to process the changes ["Idempotency-Key" was sent with another request]',
    ],
    invalid: [422, 'Unable to process the changes ["Idempotency-Key" is not a usable key]'],
  },
  firstline: {
    reused: [422, 'The given data was invalid.'],
    invalid: [422, 'The given data was invalid.'],
  },
  wixtar: {
    reused: [409, 'Idempotency-Key 已用於不同的請求'],
    invalid: [400, 'Idempotency-Key 格式不正確'],
  },
}

test.for(faces)('%s: a key stands for one request only', async (face, { server, shop }) => {
  const write = await aCreate(server, shop, face)
  await send(write, 'key-1')

  const other = await send({ ...write, body: { ...write.body, note: 'other' } }, 'key-1')
  const path = await send({ ...write, path: `${write.path}?fields=id` }, 'key-1')

  for (const reply of [other, path]) {
    expect([reply.status, reply.json.message]).toEqual(refusals[face].reused)
  }
  expect(await rowCount(server, shop, 'orders')).toBe(1)
})

test.for(faces)('%s: a key is 1 to 255 printable characters', async (face, { server, shop }) => {
  const write = await aCreate(server, shop, face)

  const wrong = await Promise.all(['', ' ', 'é', 'k'.repeat(256)].map((key) => send(write, key)))
  const longest = await send(write, 'k'.repeat(255))

  for (const reply of wrong) {
    expect([reply.status, reply.json.message]).toEqual(refusals[face].invalid)
  }
  expect(longest.status).toBeLessThan(300)
  expect(await rowCount(server, shop, 'orders')).toBe(1)
})

test.for(faces)('%s: of fifty at once one is carried out', async (face, { server, shop }) => {
  const write = await aCreate(server, shop, face)
  const key = randomUUID()

  const replies = await Promise.all(Array.from({ length: 50 }, () => send(write, key)))

  expect(new Set(replies.map((reply) => `${reply.status} ${reply.text}`)).size).toBe(1)
  expect(replies[0]?.status).toBeLessThan(300)
  expect(replies.filter((reply) => !reply.headers.get('idempotent-replayed'))).toHaveLength(1)
  expect(await rowCount(server, shop, 'orders')).toBe(1)
})

test('keys of another face, merchant or person are other keys', async ({ server, shop }) => {
  const other = await server.newShop()
  const [first, second] = [await aCounter(server, shop), await aCounter(server, other)]
  const key = { 'idempotency-key': 'same' }

  const replies = [
    await shop.shopline.request('POST', '/orders', anOrderBody(first), key),
    await other.shopline.request('POST', '/orders', anOrderBody(second), key),
    await shop.firstline.request('POST', '/contact-tag', { name: '貴賓' }, key),
  ]

  expect(replies.map((reply) => reply.status)).toEqual([200, 200, 201])
  const actor = { ...shop.actor, face: 'shopline' as const, kind: 'merchant' as const, id: null }
  const asSomebodyElse = answerOnce(
    server.db,
    actor,
    {
      key: 'same',
      content: ['POST', '/shopline/v1/orders', {}, anOrderBody(first)],
      answer: async () => ({ status: 200, body: null }),
      refuse: () => ({ status: 500, body: null }),
    },
    new Date(),
  )
  await expect(asSomebodyElse).rejects.toThrow('idempotency_key_reused')
})

test('a refusal is an answer: it is kept and leaves nothing behind', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  const [variant] = counter.product.variants
  const body = anOrderBody(
    counter,
    { user_credit: 50, items: [{ ...anOrderBody(counter).order.items[0], quantity: 11 }] },
    { is_inventory_fulfillment: true },
  )
  const write = { client: shop.shopline, method: 'POST', path: '/orders', body }

  const refused = await send(write, 'sold-out')
  await shop.shopline.put(`/products/${counter.product.id}/update_quantity`, { quantity: 100 })
  const again = await send(write, 'sold-out')

  expect(refused.status).toBe(422)
  expect([again.status, again.text]).toEqual([refused.status, refused.text])
  expect(await rowCount(server, shop, 'orders')).toBe(0)
  expect(await balanceOf(server, shop, counter.customer.id, 'credits')).toBe(10_000)
  expect(await stockOf(server, shop, variant?.id as string)).toBe(110)
  expect(await kept(server, shop)).toMatchObject([{ key: 'sold-out', status: 422 }])
})

test('effects happen once with their order', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  const body = anOrderBody(counter, { user_credit: 50 }, { is_inventory_fulfillment: true })
  const write = { client: shop.shopline, method: 'POST', path: '/orders', body }

  const replies = await Promise.all(Array.from({ length: 8 }, () => send(write, 'paid')))

  expect(new Set(replies.map((reply) => reply.text)).size).toBe(1)
  expect(await stockOf(server, shop, counter.product.variants[0]?.id as string)).toBe(9)
  expect(await balanceOf(server, shop, counter.customer.id, 'credits')).toBe(5000)
})

test('many keys at once take their numbers without waiting for each other', async ({
  server,
  shop,
}) => {
  const counter = await aCounter(server, shop)

  const replies = await Promise.all(
    Array.from({ length: 60 }, () =>
      send(
        { client: shop.shopline, method: 'POST', path: '/orders', body: anOrderBody(counter) },
        randomUUID(),
      ),
    ),
  )

  expect(replies.filter((reply) => reply.status !== 200)).toEqual([])
  expect(new Set(replies.map((reply) => reply.json.id)).size).toBe(60)
})

test('a change is carried out once, a later change is not undone by a retry', async ({
  server,
  shop,
}) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))
  const path = `/orders/${order.id}`
  const write = { client: shop.shopline, method: 'PATCH', path, body: { ref_order_id: 'A' } }

  const first = await send(write, 'patch')
  await shop.shopline.patch(path, { ref_order_id: 'B' })
  const again = await send(write, 'patch')

  expect(again.text).toBe(first.text)
  expect((await shop.shopline.get(path)).json.ref_order_id).toBe('B')
})

test('a duplicate code is chosen anew inside of a request with a key', async ({ shop }) => {
  const replies = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      send(
        {
          client: shop.shopline,
          method: 'POST',
          path: '/products',
          body: aProductBody({ sku: `A${index}` }) as Record<string, unknown>,
        },
        `product-${index}`,
      ),
    ),
  )

  expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200, 200])
})

test('a failure of ours keeps nothing, so that the caller may try again', async ({
  server,
  shop,
}) => {
  const request = {
    key: 'broken',
    content: null,
    refuse: () => ({ status: 500, body: null }),
  }
  const failing = answerOnce(
    server.db,
    shop.actor,
    {
      ...request,
      async answer(inside) {
        await inside.write(addCounter, [shop.merchant.id])
        throw new Error('no')
      },
    },
    new Date(),
  )
  await expect(failing).rejects.toThrow('no')

  const answer = await answerOnce(
    server.db,
    shop.actor,
    { ...request, answer: async () => ({ status: 201, body: { done: true } }) },
    new Date(),
  )

  expect(answer).toEqual({ status: 201, body: '{"done":true}' })
  expect(await server.db.read(readCounter, [shop.merchant.id])).toEqual([])
})

const addCounter = statement(
  'test_idempotency_write',
  `insert into counters (merchant_id, name, next_number) values ($1, 'test', 1)`,
)
const readCounter = statement(
  'test_idempotency_count',
  `select 1 from counters where merchant_id = $1 and name = 'test'`,
)

test('what fails inside is undone alone and leaves the rest of the request usable', async ({
  server,
  shop,
}) => {
  const id = shop.merchant.id

  await answerOnce(
    server.db,
    shop.actor,
    {
      key: 'nested',
      content: null,
      async answer(inside) {
        await inside.write(addCounter, [id])
        const twice = await Promise.allSettled([
          inside.write(addCounter, [id]),
          inside.transaction((tx) => tx.run(addCounter, [id])),
          inside.read(readCounter, [id]),
        ])
        return { status: 200, body: twice.map((each) => each.status) }
      },
      refuse: () => ({ status: 500, body: null }),
    },
    new Date(),
  ).then((answer) => {
    expect(answer.body).toBe('["rejected","rejected","fulfilled"]')
  })

  expect(await server.db.read(readCounter, [id])).toHaveLength(1)
})

test('answers are kept for a day and then make room', async ({ server, shop }) => {
  const now = new Date()
  const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
  const once = (key: string, time: Date) =>
    answerOnce(
      server.db,
      shop.actor,
      {
        key,
        content: null,
        answer: async () => ({ status: 200, body: key + time.toISOString() }),
        refuse: () => ({ status: 500, body: null }),
      },
      time,
    )
  for (const key of ['a', 'b', 'c']) await once(key, now)

  const replayed = await once('a', at(23.9))
  await once('d', at(24.1))

  expect(replayed.body).toBe(`a${now.toISOString()}`)
  expect((await kept(server, shop)).map((row) => row.key)).toEqual(['d'])

  await forgetAnswers(server.db, at(48))
  expect((await kept(server, shop)).map((row) => row.key)).toEqual(['d'])
  await forgetAnswers(server.db, at(48.2))
  expect(await kept(server, shop)).toEqual([])
})

test('tokens are never kept: their endpoints ignore the key', async ({ server, shop }) => {
  const body = { name: shop.account, password: shop.password }
  const nobody = clientOf(server, 'firstline', '')
  const key = { 'idempotency-key': 'login' }

  const first = await nobody.request('POST', '/auth', body, key)
  const second = await nobody.request('POST', '/auth', body, key)
  const refreshed = await clientOf(server, 'firstline', second.json.access_token).request(
    'PUT',
    '/auth',
    {},
    key,
  )

  expect(first.json.access_token).not.toBe(second.json.access_token)
  expect(refreshed.status).toBe(200)
  expect(await kept(server, shop)).toEqual([])
})

test('a read ignores the key', async ({ server, shop }) => {
  const order = await aShoplineOrder(shop, await aCounter(server, shop))

  const reply = await shop.shopline.request('GET', `/orders/${order.id}`, undefined, {
    'idempotency-key': 'read',
  })

  expect(reply.status).toBe(200)
  expect(await kept(server, shop)).toEqual([])
})
