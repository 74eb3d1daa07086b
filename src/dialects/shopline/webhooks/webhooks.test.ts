import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../../test/app.ts'
import { aCounter, aShoplineOrder } from '../../../../test/build-orders.ts'
import { aReceiver, aWorker, type Receiver } from '../../../../test/build-webhooks.ts'
import { aProduct } from '../../../../test/builders.ts'
import { example } from '../../../../test/example.ts'
import { findDeliveries } from '../../../core/webhooks/find-deliveries.ts'
import { rotateSecret } from '../../../core/webhooks/rotate-secret.ts'
import { canonicalJson, signatureOf } from '../webhooks.ts'
import { topicsOf } from './topics.ts'

const request = example('shopline/create-webhook.request')

async function aWebhook(shop: Shop, address: string, topics: string[]): Promise<string> {
  const reply = await shop.shopline.post('/webhooks', { address, topics })
  expect(reply.status).toBe(200)
  return reply.json.id
}

const topicsReceived = (receiver: Receiver) => receiver.received.map((each) => each.json.topic)

describe('registration', () => {
  test('answers the documented request with the documented webhook', async ({ shop }) => {
    const reply = await shop.shopline.post('/webhooks', request)

    expect(reply.status).toBe(200)
    expect(reply.json).toHaveWireShape(example('shopline/get-webhook.response'))
    expect(reply.json).toMatchObject({ ...request, format: 'json', status: 'active' })
    expect((await shop.shopline.get(`/webhooks/${reply.json.id}`)).json).toEqual(reply.json)
  })

  test('lists page by page and by cursor', async ({ shop }) => {
    const made = []
    for (const path of ['a', 'b', 'c']) {
      made.push(await aWebhook(shop, `https://example.com/${path}`, ['order/create']))
    }

    const second = await shop.shopline.get('/webhooks?per_page=2&page=2')
    const after = await shop.shopline.get(`/webhooks?per_page=2&previous_id=${made[0]}`)

    expect(second.json.items.map((each: { id: string }) => each.id)).toEqual([made[2]])
    expect(second.json.pagination).toEqual({
      current_page: 2,
      per_page: 2,
      total_pages: 2,
      total_count: 3,
    })
    expect(after.json.items.map((each: { id: string }) => each.id)).toEqual(made.slice(1))
  })

  test('changes address and topics and keeps what is not named', async ({ shop }) => {
    const id = await aWebhook(shop, 'https://example.com/a', ['order/create'])

    const reply = await shop.shopline.put(`/webhooks/${id}`, { topics: ['order/update'] })

    expect(reply.status).toBe(200)
    expect(reply.json).toMatchObject({
      id,
      address: 'https://example.com/a',
      topics: ['order/update'],
      webhook_version: 'v0',
    })
  })

  test('removes with an answer in plain text', async ({ shop }) => {
    const id = await aWebhook(shop, 'https://example.com/a', ['order/create'])

    const reply = await shop.shopline.delete(`/webhooks/${id}`)

    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      200,
      'text/plain; charset=utf-8',
    ])
    expect((await shop.shopline.get(`/webhooks/${id}`)).status).toBe(404)
    expect((await shop.shopline.get('/webhooks')).json.items).toEqual([])
  })

  test.for([
    ['no address', { topics: ['order/create'] }],
    ['no topic', { address: 'https://example.com/', topics: [] }],
    ['an address that is none', { address: 'example', topics: ['order/create'] }],
    ['another scheme', { address: 'ftp://example.com/', topics: ['order/create'] }],
    ['a password in it', { address: 'https://a:b@example.com/', topics: ['order/create'] }],
    [
      'an address too long',
      { address: `https://a.b/${'x'.repeat(2000)}`, topics: ['order/create'] },
    ],
    ['a topic that is none', { address: 'https://example.com/', topics: ['order'] }],
  ] as const)('refuses %s and stores nothing', async ([, body], { shop }) => {
    const reply = await shop.shopline.post('/webhooks', body)

    expect(reply.status).toBe(422)
    expect(Object.keys(reply.json)).toEqual(['error', 'message', 'code', 'extras'])
    expect((await shop.shopline.get('/webhooks')).json.items).toEqual([])
  })

  test('refuses the hundred and first', async ({ shop }) => {
    const body = { address: 'https://example.com/', topics: ['order/create'] }
    for (let count = 0; count < 100; count += 1) await shop.shopline.post('/webhooks', body)

    expect((await shop.shopline.post('/webhooks', body)).status).toBe(422)
  })

  test("takes another merchant's and a native webhook for unknown", async ({ server, shop }) => {
    const other = await server.newShop()
    const foreign = await aWebhook(other, 'https://example.com/a', ['order/create'])
    const native = await shop.console.post('/webhooks', { address: 'https://example.com/b' })

    for (const id of [foreign, native.json.id, '5ce0d084e388096bdb229a59', 'x']) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const reply = await shop.shopline.request(method, `/webhooks/${id}`)
        expect([method, reply.status, reply.json.message]).toEqual([
          method,
          404,
          'Webhook not found',
        ])
      }
    }
    expect((await shop.shopline.get('/webhooks')).json.items).toEqual([])
    expect((await other.shopline.get(`/webhooks/${foreign}`)).status).toBe(200)
  })
})

describe('signature', () => {
  test('is that of the published test vector', () => {
    const body = example('shopline/webhook.application-uninstall')
    const secret = 'b5138dd0a7c04f674260e1d3b3a762347421396fc5fc1bee55a2c2653c4207bd'

    expect(signatureOf(secret, '1618994178', canonicalJson(body))).toBe(
      'ae8b68f6a26d8f95290c761d10dbce01c775fd4d734e942e643aee20c86ebf4b',
    )
  })

  test('is over keys in order at every level, with nothing escaped', () => {
    const value = { b: [{ z: 1, a: '<&>' }], a: { d: '禮盒', c: null } }

    expect(canonicalJson(value)).toBe('{"a":{"c":null,"d":"禮盒"},"b":[{"a":"<&>","z":1}]}')
  })

  test('goes with the address once there is a secret, over the bytes that are sent', async ({
    server,
    shop,
  }) => {
    const counter = await aCounter(server, shop)
    const receiver = await aReceiver()
    const id = await aWebhook(shop, `${receiver.url}?shop=1`, ['order/create'])
    const worker = aWorker(server)
    await aShoplineOrder(shop, counter)
    await worker.pass(1)
    const rotated = await rotateSecret(
      server.db,
      shop.actor,
      { id },
      { overlapHours: 0 },
      worker.now,
    )
    await aShoplineOrder(shop, counter)
    await worker.pass(1)

    const [unsigned, signed] = receiver.received as [
      Receiver['received'][0],
      Receiver['received'][0],
    ]
    expect(unsigned.url).toBe('/hook?shop=1')
    const timestamp = String(signed.headers['x-shopline-developer-event-timestamp'])
    const expected = signatureOf(rotated.secrets[0]?.secret ?? '', timestamp, signed.text)
    expect(signed.url).toBe(`/hook?shop=1&sign=${expected}`)
  })
})

describe('delivery', () => {
  test('sends an order as the Open API shows it, in the documented envelope', async ({
    server,
    shop,
  }) => {
    const counter = await aCounter(server, shop)
    const receiver = await aReceiver()
    await aWebhook(shop, receiver.url, ['order/create'])
    const created = await aShoplineOrder(shop, counter)

    await aWorker(server).pass(1)

    const [{ json, headers }] = receiver.received as [Receiver['received'][0]]
    expect(json).toMatchObject({
      event: 'Order',
      topic: 'order/create',
      merchant_id: shop.merchant.id,
      is_devstore: false,
    })
    expect(json.resource).toEqual((await shop.shopline.get(`/orders/${created.id}`)).json)
    expect(json.trace_id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(json.ts).toMatch(/^\d{19}$/)
    expect(headers['content-type']).toBe('application/json')
  })

  test('sends customers and products of all faces', async ({ server, shop }) => {
    const receiver = await aReceiver()
    await aWebhook(shop, receiver.url, [
      'user/create',
      'user/update',
      'user/remove',
      'stock/update',
    ])
    const product = await aProduct(server, shop)
    const contact = example('firstline/contact-create-full.request')
    expect((await shop.firstline.post('/contact', contact)).status).toBe(201)
    await shop.shopline.put(`/products/${product.id}/update_quantity`, { quantity: 5 })

    await aWorker(server).pass(1)

    const events = receiver.received.map(({ json }) => [json.event, json.topic])
    expect(events).toContainEqual(['User', 'user/create'])
    expect(events).toContainEqual(['Product', 'stock/update'])
    const user = receiver.received.find(({ json }) => json.topic === 'user/create')?.json.resource
    expect(user).toEqual((await shop.shopline.get(`/customers/${user.id}`)).json)
  })

  test('sends the id alone of what is gone', async ({ server, shop }) => {
    const receiver = await aReceiver()
    await aWebhook(shop, receiver.url, ['user/remove'])
    const { id } = (
      await shop.shopline.post('/customers', { name: '王小明', email: 'a@example.com' })
    ).json
    await shop.shopline.delete(`/customers/${id}`)

    await aWorker(server).pass(1)

    expect(receiver.received[0]?.json).toMatchObject({ topic: 'user/remove', resource: { id } })
  })

  test('gives up after three redeliveries with the same trace id', async ({ server, shop }) => {
    const counter = await aCounter(server, shop)
    const receiver = await aReceiver((reply) => void reply.writeHead(500).end())
    const id = await aWebhook(shop, receiver.url, ['order/create'])
    const worker = aWorker(server)
    await aShoplineOrder(shop, counter)

    for (let tries = 0; tries < 8; tries += 1) await worker.pass(60)

    expect(receiver.received.length).toBe(4)
    expect(new Set(receiver.received.map(({ json }) => json.trace_id)).size).toBe(1)
    const [delivery] = await findDeliveries(server.db, shop.merchant.id, id, { limit: 1 })
    expect(delivery?.state).toBe('failed')
  })

  test('breaks the circuit after ten failures, keeps the rest, and goes on when it is changed', async ({
    server,
    shop,
  }) => {
    const counter = await aCounter(server, shop)
    const receiver = await aReceiver((reply) => void reply.writeHead(500).end())
    const id = await aWebhook(shop, receiver.url, ['order/create'])
    const worker = aWorker(server)
    for (let count = 0; count < 10; count += 1) await aShoplineOrder(shop, counter)
    for (let tries = 0; tries < 5; tries += 1) await worker.pass(60)
    const kept = await aShoplineOrder(shop, counter)
    await worker.pass(60)
    expect(receiver.received.length).toBe(40)

    receiver.received.length = 0
    receiver.answer = (reply) => void reply.writeHead(200).end()
    await shop.shopline.put(`/webhooks/${id}`, { address: receiver.url })
    await worker.pass(60)

    expect(receiver.received.map(({ json }) => json.resource.id)).toEqual([kept.id])
  })

  test('sends nothing that was not asked for', async ({ server, shop }) => {
    const counter = await aCounter(server, shop)
    const receiver = await aReceiver()
    await aWebhook(shop, receiver.url, ['order/cancel'])
    await aShoplineOrder(shop, counter)

    await aWorker(server).pass(1)

    expect(topicsReceived(receiver)).toEqual([])
  })
})

const event = (kind: string, data: Record<string, unknown>) =>
  topicsOf({ kind, data } as Parameters<typeof topicsOf>[0])

describe('topics', () => {
  test.for([
    ['order.created', {}, ['order/create']],
    ['order.updated', { moved: [], changed: ['tags'] }, ['order/update']],
    [
      'order.state_changed',
      { moved: ['order_state'], order_state: 'confirmed' },
      ['order/update', 'order/confirm'],
    ],
    [
      'order.state_changed',
      {
        moved: ['order_state', 'payment_state'],
        order_state: 'cancelled',
        payment_state: 'refunded',
      },
      ['order/update', 'order/cancel', 'order_payment/update', 'order_payment/refund'],
    ],
    [
      'order.state_changed',
      { moved: ['payment_state'], payment_state: 'paid' },
      ['order_payment/update', 'order_payment/complete'],
    ],
    ['order.state_changed', { moved: ['delivery_state'] }, ['order_delivery/update']],
    ['order.notification_requested', { about: 'order.created' }, ['order/status_notify_customer']],
    [
      'order.notification_requested',
      { moved: ['delivery_state'] },
      ['order_delivery/status_notify_customer'],
    ],
    ['customer.deleted', {}, ['user/remove']],
    ['webhook.paused', {}, []],
    ['category.created', {}, []],
  ] as const)('of %s %o', ([kind, data, topics]) => {
    expect(event(kind, data as Record<string, unknown>)).toEqual(topics)
  })
})
