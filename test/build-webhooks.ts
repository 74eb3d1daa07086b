import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished, vi } from 'vitest'
import { nativeWebhooks } from '../src/console-api/webhooks.ts'
import { createSubscription } from '../src/core/webhooks/create-subscription.ts'
import { dispatchEvents } from '../src/core/webhooks/dispatch-events.ts'
import { findDueSubscriptions, sendDeliveries } from '../src/core/webhooks/send-deliveries.ts'
import type { Subscription, WebhookFormats } from '../src/core/webhooks/webhook.ts'
import { shoplineWebhooks } from '../src/dialects/shopline/webhooks.ts'
import { statement } from '../src/platform/db.ts'
import { createHttpClient, type HttpClient } from '../src/platform/http-client.ts'
import type { Server, Shop } from './app.ts'

export const formats: WebhookFormats = { native: nativeWebhooks, shopline: shoplineWebhooks }

export interface Received {
  url: string
  headers: IncomingHttpHeaders
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: a wire body has any shape.
  json: any
}

/** A real receiver on the loopback, whose answer a test may change at any time. */
export interface Receiver {
  url: string
  received: Received[]
  answer(reply: ServerResponse): void
  /** Ids of the messages received, in order. */
  ids(): string[]
}

const well = (reply: ServerResponse) => void reply.writeHead(200).end()

export async function aReceiver(answer: Receiver['answer'] = well): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    received: [],
    answer,
    ids: () => receiver.received.map((each) => String(each.headers['webhook-id'])),
  }
  const server = createServer(async (request, reply) => {
    let text = ''
    for await (const chunk of request) text += chunk
    receiver.received.push({
      url: request.url ?? '',
      headers: request.headers,
      text,
      json: JSON.parse(text),
    })
    receiver.answer(reply)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return receiver
}

// Making the demo shop of the browser tests is one long transaction on the same engine.
const settling = { timeout: 15_000, interval: 25 }

/**
 * Waits until every event can be read. One is held back while any older transaction of the engine
 * runs, and test files share an engine.
 */
export async function eventsSettled({ db }: Pick<Server, 'db'>): Promise<void> {
  await vi.waitUntil(async () => {
    const [row] = await db.read<{ settled: boolean }>(
      statement(
        'build_events_settled',
        `select not exists (select 1 from events
           where transaction_id >= pg_snapshot_xmin(pg_current_snapshot())) as settled`,
      ),
      [],
    )
    return row?.settled
  }, settling)
}

/** Makes and sends deliveries by hand, at a time of its own. */
export interface Worker {
  now: Date
  http: HttpClient
  /** Makes the deliveries of new events. */
  dispatch(): Promise<void>
  /** Sends whatever is due now; returns the number of tries. */
  send(): Promise<number>
  /** Dispatches, sends, and lets so many minutes pass. */
  pass(minutes: number): Promise<number>
}

export function aWorker(server: Server, timeoutMs = 300): Worker {
  const http = createHttpClient({ allowPrivate: true, timeoutMs })
  onTestFinished(() => http.close())
  const clock = () => worker.now
  const worker: Worker = {
    now: new Date(),
    http,
    async dispatch() {
      await eventsSettled(server)
      let count = 1
      while (count > 0) count = await dispatchEvents(server.db, formats, clock)
    },
    async send() {
      const due = await findDueSubscriptions(server.db, worker.now)
      const sending = { http, formats, clock }
      const counts = await Promise.all(due.map((each) => sendDeliveries(server.db, sending, each)))
      return counts.reduce((sum, count) => sum + count, 0)
    },
    async pass(minutes) {
      await worker.dispatch()
      const count = await worker.send()
      worker.now = new Date(worker.now.getTime() + minutes * 60_000)
      return count
    },
  }
  return worker
}

/** A native subscription to everything, unless said otherwise. */
export function aSubscription(
  server: Server,
  shop: Shop,
  address: string,
  topics = ['*'],
): Promise<Subscription> {
  const given = { kind: 'native', address, topics } as const
  return createSubscription(server.db, shop.actor, given, new Date())
}

let eventCount = 0

/** Records an event of a subject as a command would; returns its id. */
export async function anEvent(
  server: Pick<Server, 'db'>,
  shop: Shop,
  subjectId: string,
  given: { kind?: string; data?: object } = {},
): Promise<string> {
  eventCount += 1
  const id = `${process.pid}-${eventCount}`
  await server.db.write(
    statement(
      'build_event',
      `insert into events (merchant_id, id, kind, subject_id, face, actor_kind, actor_name, data,
         occurred_at)
       values ($1, $2, $3, $4, 'shopline', 'system', 'test', $5, now())`,
    ),
    [
      shop.merchant.id,
      id,
      given.kind ?? 'order.updated',
      subjectId,
      JSON.stringify(given.data ?? {}),
    ],
  )
  return id
}
