import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/app.ts'
import { anEvent, aReceiver, aWorker } from '../../../test/build-webhooks.ts'
import { isStandardSigned } from '../../core/webhooks/standard-signature.ts'

const address = 'https://example.com/hook'

async function aWebhook(shop: Shop, body: object = {}) {
  const reply = await shop.console.post('/webhooks', { address, ...body })
  expect(reply.status).toBe(201)
  return reply.json
}

const problemKeys = ['type', 'title', 'status', 'code', 'detail']

describe('a webhook', () => {
  test('is made with a secret that is shown this once', async ({ shop }) => {
    const made = await aWebhook(shop, { topics: ['order.created'], description: '倉庫' })

    const { secrets, ...shown } = made
    expect(secrets).toEqual([
      { secret: expect.stringMatching(/^whsec_/), created_at: made.created_at, expires_at: null },
    ])
    expect(shown).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      kind: 'native',
      address,
      topics: ['order.created'],
      description: '倉庫',
      state: 'active',
      failing_since: null,
      paused_at: null,
      pause_reason: null,
      created_at: expect.any(String),
      updated_at: made.created_at,
    })
    expect((await shop.console.get(`/webhooks/${made.id}`)).json).toEqual(shown)
    expect((await shop.console.get('/webhooks')).json).toEqual({ items: [shown] })
  })

  test('takes a secret of the client, and gets every kind unless told', async ({ shop }) => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const made = await aWebhook(shop, { secret })

    expect([made.topics, made.secrets[0].secret]).toEqual([['*'], secret])
  })

  test('is changed, and what is not named stays', async ({ shop }) => {
    const { id } = await aWebhook(shop, { description: '倉庫' })

    const reply = await shop.console.patch(`/webhooks/${id}`, { topics: ['product.updated'] })

    expect(reply.status).toBe(200)
    expect(reply.json).toMatchObject({ topics: ['product.updated'], description: '倉庫', address })
  })

  test('is removed', async ({ shop }) => {
    const { id } = await aWebhook(shop)

    const reply = await shop.console.delete(`/webhooks/${id}`)

    expect([reply.status, reply.text]).toEqual([204, ''])
    expect((await shop.console.get(`/webhooks/${id}`)).status).toBe(404)
    expect((await shop.console.delete(`/webhooks/${id}`)).status).toBe(404)
  })

  test('is paused and resumed', async ({ shop }) => {
    const { id } = await aWebhook(shop)

    const paused = await shop.console.post(`/webhooks/${id}/pause`)
    const resumed = await shop.console.post(`/webhooks/${id}/resume`)

    expect(paused.json).toMatchObject({ state: 'paused', pause_reason: 'by_hand' })
    expect(resumed.json).toMatchObject({ state: 'active', pause_reason: null, paused_at: null })
  })

  test('signs with the new and the old secret for a day after a rotation', async ({ shop }) => {
    const made = await aWebhook(shop)

    const rotated = (await shop.console.post(`/webhooks/${made.id}/rotate-secret`)).json
    const ended = (
      await shop.console.post(`/webhooks/${made.id}/rotate-secret`, { overlap_hours: 0 })
    ).json

    expect(rotated.secrets).toHaveLength(2)
    expect(rotated.secrets[1].secret).toBe(made.secrets[0].secret)
    const day = Date.parse(rotated.secrets[1].expires_at) - Date.parse(rotated.updated_at)
    expect(day).toBe(24 * 3_600_000)
    expect(ended.secrets).toHaveLength(1)
  })
})

describe('deliveries', () => {
  test('are listed newest first, with every try, and replayed', async ({ server, shop }) => {
    const receiver = await aReceiver((reply) => void reply.writeHead(500).end('沒空'))
    const { id } = await aWebhook(shop, { address: receiver.url })
    const worker = aWorker(server)
    const events = [await anEvent(server, shop, 'a'), await anEvent(server, shop, 'b')]
    await worker.pass(0)

    const list = (await shop.console.get(`/webhooks/${id}/deliveries?limit=1`)).json
    const rest = (await shop.console.get(`/webhooks/${id}/deliveries?limit=1&before=${list.next}`))
      .json
    expect([list.items[0].event_id, rest.items[0].event_id]).toEqual(events.toReversed())
    const one = (await shop.console.get(`/webhook-deliveries/${list.items[0].id}`)).json
    expect(one).toEqual({
      ...list.items[0],
      attempts: [
        {
          number: 1,
          started_at: expect.any(String),
          duration_ms: expect.any(Number),
          request: {
            address: receiver.url,
            headers: expect.objectContaining({ 'webhook-id': events[1] }),
            body: receiver.received.find(({ json }) => json.data.id === events[1])?.text,
          },
          response: { status: 500, body: '沒空' },
          error: 'status_500',
          next_try_at: one.next_try_at,
        },
      ],
    })

    receiver.answer = (reply) => void reply.writeHead(200).end()
    receiver.received.length = 0
    const replayed = await shop.console.post(`/webhook-deliveries/${one.id}/replay`)
    // Before the other one is tried again.
    worker.now = new Date(Date.now() + 500)
    await worker.send()
    expect([replayed.status, replayed.json.state]).toEqual([202, 'pending'])
    expect(receiver.ids()).toEqual([events[1]])
  })

  test('of a range are sent again', async ({ server, shop }) => {
    const receiver = await aReceiver()
    const { id } = await aWebhook(shop, { address: receiver.url })
    const worker = aWorker(server)
    const events = [await anEvent(server, shop, 'a'), await anEvent(server, shop, 'a')]
    await worker.pass(1)
    receiver.received.length = 0

    const from = new Date(Date.now() - 60_000).toISOString()
    const none = await shop.console.post(`/webhooks/${id}/replay`, { from, state: 'failed' })
    const all = await shop.console.post(`/webhooks/${id}/replay`, { from })
    await worker.send()

    expect([none.json, all.json]).toEqual([{ replayed: 0 }, { replayed: 2 }])
    expect(receiver.ids()).toEqual(events)
  })

  test('of a test go to that address alone', async ({ server, shop }) => {
    const [receiver, other] = [await aReceiver(), await aReceiver()]
    const made = await aWebhook(shop, { address: receiver.url, topics: ['order.created'] })
    await aWebhook(shop, { address: other.url })

    const reply = await shop.console.post(`/webhooks/${made.id}/test`)
    const worker = aWorker(server)
    worker.now = new Date(Date.now() + 1000)
    await worker.pass(1)

    expect([reply.status, reply.json.topic]).toEqual([202, 'webhook.tested'])
    expect(receiver.received.map(({ json }) => json.type)).toEqual(['webhook.tested'])
    const [{ headers, text }] = receiver.received as [(typeof receiver.received)[0]]
    expect(isStandardSigned(made.secrets[0].secret, headers, text, new Date())).toBe(true)
    expect(other.received).toEqual([])
  })
})

describe('refusals', () => {
  test.for([
    [{}, '/address'],
    [{ address: 1 }, '/address'],
    [{ address, topics: [] }, '/topics'],
    [{ address, topics: ['order/create'] }, '/topics/0'],
    [{ address, description: 'x'.repeat(501) }, '/description'],
    [{ address, secret: 'short' }, '/secret'],
  ] as const)('of %o name the input', async ([body, pointer], { shop }) => {
    const reply = await shop.console.post('/webhooks', body)

    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ])
    const problem = JSON.parse(reply.text)
    expect(Object.keys(problem)).toEqual([...problemKeys, 'errors'])
    expect(problem).toMatchObject({ type: 'about:blank', status: 422, code: 'invalid' })
    expect(problem.errors[0].pointer).toBe(pointer)
    expect((await shop.console.get('/webhooks')).json.items).toEqual([])
  })

  test.for([
    [{ address: 'ftp://example.com' }, 'webhook_address_unusable'],
    [{ address: 'http://user:pass@example.com' }, 'webhook_address_unusable'],
    [{ address, secret: 'whsec_butNotLongEnough' }, 'webhook_secret_unusable'],
  ] as const)('of %o carry the code', async ([body, code], { shop }) => {
    const reply = await shop.console.post('/webhooks', body)

    expect([reply.status, JSON.parse(reply.text).code]).toEqual([422, code])
  })

  test.for([
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/pause'],
    ['POST', '/resume'],
    ['POST', '/rotate-secret'],
    ['POST', '/test'],
    ['GET', '/deliveries'],
    ['POST', '/replay'],
  ] as const)(
    "%s …%s takes another merchant's webhook for unknown",
    async ([method, path], { server, shop }) => {
      const foreign = await aWebhook(await server.newShop())
      const body = path === '/replay' ? { from: '2026-01-01T00:00:00Z' } : undefined

      for (const id of [foreign.id, '5ce0d084e388096bdb229a59', "'"]) {
        const reply = await shop.console.request(method, `/webhooks/${id}${path}`, body)
        expect([reply.status, JSON.parse(reply.text)]).toEqual([
          404,
          {
            type: 'about:blank',
            title: 'Not Found',
            status: 404,
            code: 'webhook_not_found',
            detail: 'Webhook not found.',
          },
        ])
      }
    },
  )

  test("take another merchant's delivery for unknown", async ({ server, shop }) => {
    const other = await server.newShop()
    const foreign = await aWebhook(other)
    const delivery = (await other.console.post(`/webhooks/${foreign.id}/test`)).json

    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/replay'],
    ] as const) {
      const reply = await shop.console.request(method, `/webhook-deliveries/${delivery.id}${path}`)
      expect([reply.status, JSON.parse(reply.text).code]).toEqual([
        404,
        'webhook_delivery_not_found',
      ])
    }
  })

  test('ask for a token of the console', async ({ server, shop }) => {
    const withTokens = [shop.shopline.token, shop.wixtar.token, 'x', '']
    for (const token of withTokens) {
      const reply = await fetch(`${server.url}/api/webhooks`, {
        headers: token ? { authorization: `Bearer ${token}` } : {},
      })
      expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
      expect(await reply.json()).toMatchObject({ code: 'unauthorized', status: 401 })
    }
  })

  test('of unknown paths, wrong methods and broken bodies are problems too', async ({ shop }) => {
    const replies = [
      await shop.console.get('/nothing'),
      await shop.console.put('/webhooks', {}),
      await shop.console.post('/webhooks', '{'),
    ]

    expect(replies.map((reply) => [reply.status, JSON.parse(reply.text).code])).toEqual([
      [404, 'unknown_path'],
      [405, 'wrong_method'],
      [400, 'malformed_body'],
    ])
  })
})
