import { expect, onTestFinished, vi } from 'vitest'
import { type Server, type Shop, test } from '../../../test/app.ts'
import { aCounter, aShoplineOrder } from '../../../test/build-orders.ts'
import { aBrowser, aStaffMember } from '../../../test/build-sessions.ts'
import { anEvent, eventsSettled } from '../../../test/build-webhooks.ts'
import { statement } from '../../platform/db.ts'
import { createServer } from '../../server.ts'
import type { Change } from './contract.ts'
import { liveStream } from './live-stream.ts'

interface Message {
  id: string
  event: string
  data: Change
}

/** Reads the stream like a browser does. */
async function listen(url: string, headers: Record<string, string>, query = '') {
  const closing = new AbortController()
  onTestFinished(() => closing.abort())
  const reply = await fetch(`${url}/api/live${query}`, { headers, signal: closing.signal })
  const messages: Message[] = []
  const state = { isOver: false, text: '' }
  void (async () => {
    const decoder = new TextDecoder()
    for await (const bytes of reply.body ?? []) {
      state.text += decoder.decode(bytes, { stream: true })
      const blocks = state.text.split('\n\n').slice(0, -1)
      const told = blocks.map(messageOf).filter((message) => message !== null)
      messages.splice(0, messages.length, ...told)
    }
  })()
    .catch(() => {})
    .finally(() => {
      state.isOver = true
    })
  const changes = () => messages.filter(({ event }) => event === 'change')
  return {
    reply,
    messages,
    state,
    close: () => closing.abort(),
    changes,
    subjects: () => changes().map(({ data }) => data.subject_id),
    heard: (count: number) => vi.waitUntil(() => changes().length >= count, { timeout: 5000 }),
    ready: () => vi.waitUntil(() => messages.some(({ event }) => event !== 'change')),
  }
}

function messageOf(block: string): Message | null {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
  const event = field('event')
  return event ? { id: field('id') ?? '', event, data: JSON.parse(field('data') ?? '') } : null
}

const bearer = (shop: Shop) => ({ authorization: `Bearer ${shop.console.token}` })

test('tells of an order from another face within a second', async ({ server, shop }) => {
  const counter = await aCounter(server, shop)
  const { cookie } = await aBrowser(server, shop, shop.account)
  const live = await listen(server.url, { cookie })
  await live.ready()

  const startedAt = Date.now()
  const order = await aShoplineOrder(shop, counter)
  await vi.waitUntil(() => live.subjects().includes(order.id), { timeout: 5000, interval: 5 })
  const tookMs = Date.now() - startedAt

  const { reply } = live
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.headers.get('x-accel-buffering')).toBe('no')
  expect(live.state.text.startsWith('retry: 1000\n\n')).toBe(true)
  expect(live.changes().find(({ data }) => data.subject_id === order.id)?.data).toMatchObject({
    type: 'order.created',
    subject_id: order.id,
    face: 'shopline',
    actor_name: '王店長',
    occurred_at: expect.stringMatching(/Z$/),
  })
  expect(tookMs).toBeLessThan(1000)
})

test('goes on where it stopped, with nothing lost and nothing twice', async ({ server, shop }) => {
  const made = [await anEvent(server, shop, 's0')].map(() => 's0')
  const tell = async (subject: string) => {
    made.push(subject)
    await anEvent(server, shop, subject, { kind: 'order.created' })
  }
  await eventsSettled(server)
  const first = await listen(server.url, bearer(shop))
  await first.ready()
  await Promise.all(['a', 'b', 'c', 'd'].map(tell))
  await first.heard(4)
  const seen = first.changes().slice(0, 2)
  first.close()
  await Promise.all(['e', 'f'].map(tell))

  const second = await listen(server.url, {
    ...bearer(shop),
    'last-event-id': seen.at(-1)?.id as string,
  })
  await Promise.all(['g', 'h'].map(tell))
  await second.heard(6)
  const third = await listen(server.url, bearer(shop), `?after=${seen.at(-1)?.id}`)
  await third.heard(6)

  const told = [...seen.map(({ data }) => data.subject_id), ...second.subjects()]
  expect(told.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
  expect(third.subjects()).toEqual(second.subjects())
})

test('tells what happened since the page asked who is signed in', async ({ server, shop }) => {
  const session = await shop.console.get('/session')
  await anEvent(server, shop, 'meanwhile', { kind: 'order.created' })

  const live = await listen(server.url, bearer(shop), `?after=${session.json.live_after}`)
  await live.heard(1)

  expect(live.subjects()).toEqual(['meanwhile'])
})

test('loses and repeats nothing, wherever readers come and go', async ({ server, shop }) => {
  const names = Array.from({ length: 60 }, (_, index) => `x${index}`)
  const start = await listen(server.url, bearer(shop))
  await start.ready()
  const from = start.messages.at(-1)?.id as string

  const writing = Promise.all(
    names.map((name) => anEvent(server, shop, name, { kind: 'order.updated' })),
  )
  const readers = await Promise.all(
    Array.from({ length: 5 }, () => listen(server.url, { ...bearer(shop), 'last-event-id': from })),
  )
  await writing
  await Promise.all([start, ...readers].map((reader) => reader.heard(60)))

  for (const reader of [start, ...readers]) {
    expect(reader.subjects().toSorted()).toEqual(names.toSorted())
  }
  // Each place leads on to exactly what came behind it.
  const middle = readers[0]?.changes()[29] as Message
  const again = await listen(server.url, bearer(shop), `?after=${middle.id}`)
  await again.ready()
  expect(again.subjects()).toEqual(readers[0]?.subjects().slice(30))
})

test('tells whoever is too far behind to ask for everything anew', async ({ server, shop }) => {
  const live = await listen(server.url, bearer(shop))
  await live.ready()
  const from = live.messages.at(-1)?.id as string
  live.close()
  await server.db.write(manyEvents, [shop.merchant.id])
  await eventsSettled(server)

  const late = await listen(server.url, bearer(shop), `?after=${from}`)
  await late.ready()
  await anEvent(server, shop, 'next', { kind: 'order.created' })
  await late.heard(1)

  expect(late.messages.map(({ event }) => event)).toEqual(['reset', 'change'])
  expect(late.subjects()).toEqual(['next'])
})

const manyEvents = statement(
  'test_many_events',
  `insert into events (merchant_id, id, kind, subject_id, face, actor_kind, actor_name, data,
     occurred_at)
   select $1, 'many' || g, 'order.created', 's', 'shopline', 'system', 'test', '{}', now()
     from generate_series(1, 1002) g`,
)

test('tells of nobody else’s changes, and of what one may read alone', async ({ server, shop }) => {
  const other = await server.newShop()
  const sponsor = await aStaffMember(server, shop, { role: 'sponsor' })
  const { cookie } = await aBrowser(server, shop, sponsor.account)
  const live = await listen(server.url, { cookie })
  await live.ready()

  await anEvent(server, other, 'theirs', { kind: 'order.created' })
  await anEvent(server, shop, 'customer', { kind: 'customer.updated' })
  await anEvent(server, shop, 'webhook', { kind: 'webhook.created' })
  await anEvent(server, shop, 'ours', { kind: 'order.created' })
  await live.heard(1)

  expect(live.subjects()).toEqual(['ours'])
})

test('ends when its session does', async ({ server, shop }) => {
  const browser = await aBrowser(server, shop, shop.account)
  const [live, other] = [
    await listen(server.url, { cookie: browser.cookie }),
    await listen(server.url, bearer(shop)),
  ]
  await live.ready()

  await browser.request('DELETE', '/session')
  await vi.waitUntil(() => live.state.isOver, { timeout: 5000 })

  expect(other.state.isOver).toBe(false)
  const again = await fetch(`${server.url}/api/live`, { headers: { cookie: browser.cookie } })
  expect(again.status).toBe(401)
})

test('does not keep the server from stopping', async ({
  server,
  shop,
}: {
  server: Server
  shop: Shop
}) => {
  const http = createServer({ db: server.db, hosts: new Map(), clock: () => new Date() })
  const live = await listen(await http.listen('127.0.0.1', 0), bearer(shop))
  await live.ready()

  await http.close()

  await vi.waitUntil(() => live.state.isOver)
})

test('cuts off a reader who does not read', ({ shop }) => {
  let take: Parameters<Parameters<typeof liveStream>[0]['start']>[0] = () => {}
  let hasStopped = false
  const cursor = { from: '1', to: '2', sequence: 0, last: 0 }
  const following = {
    ...{ missed: [], isReset: false, cursor },
    start: (taking: typeof take) => {
      take = taking
    },
    stop: () => {
      hasStopped = true
    },
  }
  const access = { actor: shop.actor, staff: shop.staff, scopes: [] as string[] }
  const listener = { access, identify: async () => access }
  const stream = liveStream(following, listener as unknown as Parameters<typeof liveStream>[1])
  const event = { kind: 'order.created', subject_id: 's'.repeat(1000), data: {}, occurred_at: 0 }
  const page = Array.from({ length: 1500 }, () => ({ event, cursor }))

  take(page as unknown as Parameters<typeof take>[0])

  expect(stream.destroyed).toBe(true)
  return vi.waitUntil(() => hasStopped)
})
