import { setTimeout as delay } from 'node:timers/promises'
import { type Db, openDb, statement } from '../src/platform/db.ts'
import type { EngineConnection } from '../src/platform/engine.ts'
import type { SendOrder } from './bare-sender.ts'
import { createRequest } from './cells.ts'
import type { Dataset } from './dataset.ts'
import type { LoadOrder, LoadResult } from './load.ts'
import { portOf, type Servers } from './measure.ts'
import * as processes from './processes.ts'
import type { Received } from './receiver.ts'

interface Sent {
  /** Deliveries, made, sent, answered and recorded. */
  perSecond: number
  /** Of one delivery. */
  nodeMicros: number
  postgresMicros: number
  megabytes: number
}

export interface WebhookResult {
  subscribers: number
  orderCount: number
  rounds: { bare: Sent; ours: Sent; repeatedCount: number }[]
}

interface Parts extends Servers {
  db: Db
  data: Dataset
  receiver: processes.BenchProcess
  worker: processes.BenchProcess
  sender: processes.BenchProcess
}

const subscribers = 10
const warmUpOrders = 20

/**
 * Makes orders while nobody sends, then lets the worker make, send and record the deliveries of
 * ten subscribers, and the bare sender send the very same requests.
 */
export async function measureWebhooks(
  connection: EngineConnection,
  servers: Servers,
  data: Dataset,
  settings: { orderCount: number; roundCount: number; runtimeOptions: string[] },
): Promise<WebhookResult> {
  const { orderCount, roundCount, runtimeOptions } = settings
  const parts: Parts = {
    ...servers,
    data,
    db: openDb(connection, { readers: 1, writers: 1 }),
    receiver: await processes.start('receiver.ts', null),
    worker: await processes.start('worker.ts', { connection }, runtimeOptions),
    sender: await processes.start('bare-sender.ts', null, runtimeOptions),
  }
  await subscribe(parts)
  await measureRound(parts, warmUpOrders)
  const rounds: WebhookResult['rounds'] = []
  for (let index = 0; index < roundCount; index += 1) {
    rounds.push(await measureRound(parts, orderCount))
  }
  await parts.db.close()
  return { subscribers, orderCount, rounds }
}

async function subscribe({ ours, receiver, data }: Parts): Promise<void> {
  for (let index = 1; index <= subscribers; index += 1) {
    const reply = await fetch(`http://127.0.0.1:${portOf(ours)}/api/webhooks`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${data.tokens.console}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ address: `http://127.0.0.1:${portOf(receiver)}/${index}` }),
    })
    if (reply.status !== 201) throw new Error(`webhook refused: ${await reply.text()}`)
  }
}

async function measureRound(parts: Parts, orderCount: number) {
  const { receiver, worker, sender, db } = parts
  const count = orderCount * subscribers
  const recordedBefore = await countRecorded(db)
  await makeOrders(parts, orderCount)

  const arrival = processes.ask<Received>(receiver, { count })
  const ours = await timed(parts, worker, count, async () => {
    await processes.ask(worker, { isWorking: true })
    await arrival
    while ((await countRecorded(db)) < recordedBefore + count) await delay(20)
  })
  await processes.ask(worker, { isWorking: false })

  const { requests, repeatedCount } = await arrival
  const again = processes.ask<Received>(receiver, { count })
  const order: SendOrder = { port: portOf(receiver), requests }
  const bare = await timed(parts, sender, count, async () => {
    await processes.ask(sender, order)
    await again
  })
  return { bare, ours, repeatedCount }
}

async function timed(
  { postmasterPid }: Parts,
  { pid }: processes.BenchProcess,
  count: number,
  work: () => Promise<void>,
): Promise<Sent> {
  const costs = processes.watchCosts(pid, postmasterPid)
  const startedAt = performance.now()
  await work()
  const seconds = (performance.now() - startedAt) / 1000
  const { nodeMicros, postgresMicros, megabytes } = costs.end()
  return {
    perSecond: count / seconds,
    nodeMicros: nodeMicros / count,
    postgresMicros: postgresMicros / count,
    megabytes,
  }
}

async function makeOrders({ generator, ours, data }: Parts, count: number): Promise<void> {
  const order: LoadOrder = {
    port: portOf(ours),
    token: data.tokens.shopline,
    clients: 16,
    seconds: 60,
    requests: Array.from({ length: count }, () => createRequest(data)),
    isOnce: true,
  }
  const made = await processes.ask<LoadResult>(generator, order)
  if (made.count !== count || made.refusedCount > 0) throw new Error('orders were refused')
}

const recorded = statement(
  'bench_recorded',
  "select count(*)::float8 as count from webhook_deliveries where state = 'delivered'",
)

async function countRecorded(db: Db): Promise<number> {
  const [row] = await db.read<{ count: number }>(recorded, [])
  return row?.count ?? 0
}
