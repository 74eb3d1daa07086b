import type { ServerResponse } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect } from 'vitest'
import { type Server, type Shop, test } from '../../../test/app.ts'
import {
  anEvent,
  aReceiver,
  aSubscription,
  aWorker,
  eventsSettled,
  formats,
  type Receiver,
  type Worker,
} from '../../../test/build-webhooks.ts'
import { statement } from '../../platform/db.ts'
import { findDeliveries, loadDelivery } from './find-deliveries.ts'
import { pauseSubscription, removeSubscription, resumeSubscription } from './pause-subscription.ts'
import { replayDeliveries, replayDelivery } from './replay-deliveries.ts'
import { rotateSecret } from './rotate-secret.ts'
import { type DueSubscription, findDueSubscriptions, sendDeliveries } from './send-deliveries.ts'
import { isStandardSigned } from './standard-signature.ts'
import { loadSubscription } from './subscriptions.ts'
import { validSecrets } from './webhook.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

type Answer = (reply: ServerResponse) => void

const well: Answer = (reply) => void reply.writeHead(204).end()

/** All that a receiver which is away may do. */
const away: { about: string; answer: Answer; error: string }[] = [
  { about: 'cuts the connection', answer: (reply) => reply.destroy(), error: 'ECONNRESET' },
  { about: 'hangs', answer: () => {}, error: 'timeout' },
  { about: 'answers 500', answer: (reply) => void reply.writeHead(500).end(), error: 'status_500' },
  {
    about: 'redirects to a private address',
    answer: (reply) => void reply.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
    error: 'status_302',
  },
  {
    about: 'sends endless bytes',
    answer: (reply) => {
      const pour = () => {
        while (!reply.destroyed && reply.write('x'.repeat(65_536)));
        reply.once('drain', pour)
      }
      reply.writeHead(200)
      pour()
    },
    error: 'answer_too_long',
  },
]

async function statesOf(server: Server, shop: Shop, id: string): Promise<string[]> {
  const all = await findDeliveries(server.db, shop.merchant.id, id, { limit: 500 })
  return all.toReversed().map((delivery) => delivery.state)
}

/** Ids received of each subject, in the order of their first arrival. */
function arrivals(receiver: Receiver): Record<string, string[]> {
  const bySubject: Record<string, string[]> = {}
  for (const { json } of receiver.received) {
    const { subject_id, id } = json.data
    bySubject[subject_id] = [...new Set([...(bySubject[subject_id] ?? []), id])]
  }
  return bySubject
}

async function threeEventsOfTwoOrders(server: Server, shop: Shop) {
  const a = [await anEvent(server, shop, 'order-a'), await anEvent(server, shop, 'order-a')]
  const b = [await anEvent(server, shop, 'order-b')]
  return { 'order-a': [...a, await anEvent(server, shop, 'order-a')], 'order-b': b }
}

/** Lets time pass, until the last try that three days allow. */
async function passThreeDays(worker: Worker): Promise<void> {
  for (let minutes = 0; minutes < 72 * 60 + 2; minutes += 60) await worker.pass(60)
}

test('sends each event once, signed, and logs the try', async ({ server, shop }) => {
  const receiver = await aReceiver(well)
  const subscription = await aSubscription(server, shop, receiver.url)
  const worker = aWorker(server)
  const id = await anEvent(server, shop, 'order-a', { data: { total_minor: 100 } })

  await worker.pass(1)
  await worker.pass(1)

  expect(receiver.ids()).toEqual([id])
  const [request] = receiver.received as [Receiver['received'][number]]
  const [secret = ''] = validSecrets(subscription, worker.now)
  expect(isStandardSigned(secret, request.headers, request.text, new Date())).toBe(true)
  expect(request.json).toMatchObject({
    type: 'order.updated',
    data: {
      id,
      subject_id: 'order-a',
      merchant_id: shop.merchant.id,
      details: { total_minor: 100 },
    },
  })
  const [delivery] = await findDeliveries(server.db, shop.merchant.id, subscription.id, {
    limit: 9,
  })
  const { attempts } = await loadDelivery(server.db, shop.merchant.id, delivery?.id ?? '')
  expect(attempts).toMatchObject([
    {
      number: 1,
      address: receiver.url,
      request_body: request.text,
      response_status: 204,
      error: null,
    },
  ])
})

test('sends what was subscribed to, and nothing from before', async ({ server, shop }) => {
  const receiver = await aReceiver(well)
  await anEvent(server, shop, 'order-a', { kind: 'order.created' })
  // An event as young as a transaction that is still open would be sent, to be safe.
  await eventsSettled(server)
  await aSubscription(server, shop, receiver.url, ['order.created'])
  const wanted = await anEvent(server, shop, 'order-b', { kind: 'order.created' })
  await anEvent(server, shop, 'order-b', { kind: 'order.updated' })

  await aWorker(server).pass(1)

  expect(receiver.ids()).toEqual([wanted])
})

test('tells nobody of another merchant', async ({ server, shop }) => {
  const other = await server.newShop()
  const receiver = await aReceiver(well)
  await aSubscription(server, shop, receiver.url)
  await aSubscription(server, other, 'http://127.0.0.1:1/')
  await anEvent(server, other, 'order-a')

  await aWorker(server).pass(1)

  expect(receiver.received).toEqual([])
})

describe('a receiver that is away', () => {
  test.for(away)(
    'and $about gets every event in order when it is back',
    async ({ answer, error }, { server, shop }) => {
      const receiver = await aReceiver(answer)
      const subscription = await aSubscription(server, shop, receiver.url)
      const worker = aWorker(server)
      const sent = await threeEventsOfTwoOrders(server, shop)

      for (let hours = 0; hours < 60; hours += 12) await worker.pass(12 * 60)
      const { merchant } = shop
      const waiting = await findDeliveries(server.db, merchant.id, subscription.id, { limit: 9 })
      expect(new Set(await statesOf(server, shop, subscription.id))).toEqual(new Set(['pending']))
      receiver.received.length = 0
      receiver.answer = well
      await worker.pass(11 * 60)
      await worker.pass(60)

      expect(arrivals(receiver)).toEqual(sent)
      const errors = waiting.filter((each) => each.attempt_count > 0).map((each) => each.last_error)
      // The first of each order was tried, the others waited behind it.
      expect(errors).toEqual([error, error])
      expect(new Set(await statesOf(server, shop, subscription.id))).toEqual(new Set(['delivered']))
    },
  )

  test('and refuses connections gets every event when it is back', async ({ server, shop }) => {
    const receiver = await aReceiver(well)
    const subscription = await aSubscription(server, shop, 'http://127.0.0.1:1/')
    const worker = aWorker(server)
    const sent = await threeEventsOfTwoOrders(server, shop)

    await worker.pass(24 * 60)
    await worker.pass(24 * 60)
    await server.db.write(
      statement('test_move', 'update webhook_subscriptions set address = $2 where id = $1'),
      [subscription.id, receiver.url],
    )
    await worker.pass(1)

    expect(arrivals(receiver)).toEqual(sent)
  })

  test('for more than three days is paused with an event, and catches up by hand', async ({
    server,
    shop,
  }) => {
    const receiver = await aReceiver((reply) => void reply.writeHead(503).end())
    const subscription = await aSubscription(server, shop, receiver.url)
    const worker = aWorker(server)
    const start = worker.now
    const early = await anEvent(server, shop, 'order-a')

    await passThreeDays(worker)
    const late = await anEvent(server, shop, 'order-a')
    await worker.pass(60)

    const paused = await loadSubscription(server.db, shop.merchant.id, { id: subscription.id })
    expect(paused).toMatchObject({ state: 'paused', pause_reason: 'failing_for_three_days' })
    expect(await statesOf(server, shop, subscription.id)).toEqual(['failed', 'paused'])
    const kinds = await server.db.read<{ kind: string }>(
      statement('test_kinds', 'select kind from events where merchant_id = $1 and subject_id = $2'),
      [shop.merchant.id, subscription.id],
    )
    expect(kinds.map((row) => row.kind)).toContain('webhook.paused')
    // 5 s, 20 s … 12 h: a dozen or so tries, all of them logged.
    expect(receiver.received.length).toBeGreaterThan(10)
    expect(receiver.received.length).toBeLessThan(20)

    receiver.received.length = 0
    receiver.answer = well
    await resumeSubscription(server.db, shop.actor, { id: subscription.id }, worker.now)
    await worker.pass(1)
    const range = { from: new Date(start.getTime() - 60_000), state: 'failed' as const }
    const replayed = await replayDeliveries(
      server.db,
      shop.merchant.id,
      subscription.id,
      range,
      worker.now,
    )
    await worker.pass(1)

    expect(replayed).toBe(1)
    expect(receiver.ids()).toEqual([late, early])
  })

  test('leaves the memory of the worker flat', async ({ server, shop }) => {
    const endless = away.find((each) => each.error === 'answer_too_long')?.answer as Answer
    const receiver = await aReceiver(endless)
    await aSubscription(server, shop, receiver.url)
    const worker = aWorker(server)
    const failMany = async () => {
      for (let count = 0; count < 20; count += 1) await anEvent(server, shop, `order-${count}`)
      await worker.pass(60)
      await worker.pass(12 * 60)
      receiver.received.length = 0
      collectGarbage()
      const { heapUsed, external } = process.memoryUsage()
      return heapUsed + external
    }

    const first = await failMany()
    await failMany()
    await failMany()
    const last = await failMany()

    // Over a hundred tries with an endless answer each; one answer alone may have 64 KB.
    expect(last - first).toBeLessThan(4_000_000)
  })
})

test('holds back the next event of an order until the first has arrived, but no other order', async ({
  server,
  shop,
}) => {
  const receiver = await aReceiver()
  await aSubscription(server, shop, receiver.url)
  const worker = aWorker(server)
  const { 'order-a': a, 'order-b': b } = await threeEventsOfTwoOrders(server, shop)
  receiver.answer = (reply) => {
    const isA = receiver.received.at(-1)?.json.data.subject_id === 'order-a'
    reply.writeHead(isA ? 500 : 200).end()
  }

  await worker.dispatch()
  await worker.send()

  expect(receiver.ids().toSorted()).toEqual([a[0], b[0]].toSorted())
})

test('goes on with an order when an event of it was given up', async ({ server, shop }) => {
  const receiver = await aReceiver()
  const subscription = await aSubscription(server, shop, receiver.url)
  const worker = aWorker(server)
  const first = await anEvent(server, shop, 'order-a')
  const second = await anEvent(server, shop, 'order-a')
  // One success of another order a day keeps the subscription from being paused.
  receiver.answer = (reply) => {
    reply.writeHead(receiver.ids().at(-1) === first ? 500 : 200).end()
  }

  for (let hours = 0; hours <= 74; hours += 1) {
    await anEvent(server, shop, `order-${hours}`)
    await worker.pass(60)
  }

  expect(receiver.ids()).toContain(second)
  expect((await statesOf(server, shop, subscription.id)).slice(0, 2)).toEqual([
    'failed',
    'delivered',
  ])
})

describe('workers', () => {
  const sendingOf = (worker: Worker) => ({ http: worker.http, formats, clock: () => worker.now })

  test('of which one dies between sending and recording send the same id again', async ({
    server,
    shop,
  }) => {
    const receiver = await aReceiver(well)
    const subscription = await aSubscription(server, shop, receiver.url)
    const worker = aWorker(server)
    const id = await anEvent(server, shop, 'order-a')
    await worker.dispatch()
    const [due] = (await findDueSubscriptions(server.db, worker.now)) as [DueSubscription]
    // Everything after the request fails, as when the process is gone: nothing is recorded, and
    // the lease is not given back.
    const dead = {
      ...server.db,
      write: ((query, values) => {
        if (query.name !== 'webhook_take_lease') throw new Error('killed')
        return server.db.write(query, values)
      }) as Server['db']['write'],
    }
    await expect(sendDeliveries(dead, sendingOf(worker), due)).rejects.toThrow('killed')
    expect(await findDueSubscriptions(server.db, worker.now)).toEqual([])

    await worker.pass(1)
    await worker.pass(1)

    expect(receiver.ids()).toEqual([id, id])
    expect(receiver.received[1]?.text).toBe(receiver.received[0]?.text)
    expect(await statesOf(server, shop, subscription.id)).toEqual(['delivered'])
  })

  test('that run at once never make the same try twice', async ({ server, shop }) => {
    const receiver = await aReceiver(well)
    await aSubscription(server, shop, receiver.url)
    const [one, two] = [aWorker(server), aWorker(server)]
    const made: string[] = []
    for (let count = 0; count < 60; count += 1) {
      made.push(await anEvent(server, shop, `order-${count % 20}`))
    }

    await Promise.all([one.dispatch(), two.dispatch()])
    const due = {
      merchant_id: shop.merchant.id,
      id: (await findDueSubscriptions(server.db, one.now))[0]?.id ?? '',
    }
    await Promise.all(
      [one, two, one, two].map((each) => sendDeliveries(server.db, sendingOf(each), due)),
    )

    expect(receiver.ids().toSorted()).toEqual(made.toSorted())
  })

  test('that are stopped on the way send the rest later', async ({ server, shop }) => {
    const receiver = await aReceiver(() => {})
    await aSubscription(server, shop, receiver.url)
    const worker = aWorker(server, 10_000)
    const id = await anEvent(server, shop, 'order-a')
    await worker.dispatch()
    const [due] = (await findDueSubscriptions(server.db, worker.now)) as [DueSubscription]
    const stop = new AbortController()
    const sent = sendDeliveries(server.db, { ...sendingOf(worker), signal: stop.signal }, due)
    await expect.poll(() => receiver.received.length).toBe(1)
    stop.abort()
    await expect(sent).rejects.toThrow()

    receiver.answer = well
    await worker.pass(0)

    expect(receiver.ids()).toEqual([id, id])
  })
})

describe('by hand', () => {
  test('a delivery is sent again with the same id and logged as another try', async ({
    server,
    shop,
  }) => {
    const receiver = await aReceiver(well)
    const subscription = await aSubscription(server, shop, receiver.url)
    const worker = aWorker(server)
    const id = await anEvent(server, shop, 'order-a')
    await worker.pass(1)
    const [delivery] = await findDeliveries(server.db, shop.merchant.id, subscription.id, {
      limit: 1,
    })

    await replayDelivery(server.db, shop.merchant.id, delivery?.id ?? '', worker.now)
    await worker.pass(1)

    expect(receiver.ids()).toEqual([id, id])
    const { attempts } = await loadDelivery(server.db, shop.merchant.id, delivery?.id ?? '')
    expect(attempts.map((each) => each.number)).toEqual([1, 2])
  })

  test('a paused subscription keeps what happens, and a resumed one sends it in order', async ({
    server,
    shop,
  }) => {
    const receiver = await aReceiver(well)
    const { id } = await aSubscription(server, shop, receiver.url)
    const worker = aWorker(server)
    await pauseSubscription(server.db, shop.actor, { id }, worker.now)
    const sent = await threeEventsOfTwoOrders(server, shop)
    await worker.pass(60)
    expect(receiver.received).toEqual([])

    await resumeSubscription(server.db, shop.actor, { id }, worker.now)
    await worker.pass(1)

    expect(arrivals(receiver)).toEqual(sent)
  })

  test('a rotated secret signs beside the earlier one until that ends', async ({
    server,
    shop,
  }) => {
    const receiver = await aReceiver(well)
    const before = await aSubscription(server, shop, receiver.url)
    const worker = aWorker(server)
    const key = { id: before.id }
    const after = await rotateSecret(server.db, shop.actor, key, { overlapHours: 24 }, worker.now)
    const [fresh, old] = validSecrets(after, worker.now) as [string, string]
    await anEvent(server, shop, 'order-a')
    await worker.pass(25 * 60)
    await anEvent(server, shop, 'order-a')
    await worker.pass(1)

    const isSigned = (index: number, secret: string, at: number) => {
      const request = receiver.received[index] as Receiver['received'][number]
      return isStandardSigned(secret, request.headers, request.text, new Date(at))
    }
    const now = Date.now()
    const later = now + 25 * 3_600_000
    expect([isSigned(0, fresh, now), isSigned(0, old, now)]).toEqual([true, true])
    expect([isSigned(1, fresh, later), isSigned(1, old, later)]).toEqual([true, false])
  })

  test('a removed subscription sends nothing any more', async ({ server, shop }) => {
    const receiver = await aReceiver(well)
    const { id } = await aSubscription(server, shop, receiver.url)
    const worker = aWorker(server)
    await anEvent(server, shop, 'order-a')
    await worker.dispatch()
    await removeSubscription(server.db, shop.actor, { id }, worker.now)
    await anEvent(server, shop, 'order-a')

    await worker.pass(60)
    await worker.pass(60)

    expect(receiver.received).toEqual([])
  })

  test('a receiver that is gone (410) is not called again', async ({ server, shop }) => {
    const receiver = await aReceiver((reply) => void reply.writeHead(410).end())
    const { id } = await aSubscription(server, shop, receiver.url)
    const worker = aWorker(server)
    await threeEventsOfTwoOrders(server, shop)

    await worker.pass(60)
    const count = receiver.received.length
    await worker.pass(60)

    const paused = await loadSubscription(server.db, shop.merchant.id, { id })
    expect(paused).toMatchObject({ state: 'paused', pause_reason: 'gone' })
    expect(receiver.received.length).toBe(count)
  })
})
