import { setTimeout as delay } from 'node:timers/promises'
import { nativeWebhooks } from '../console-api/webhooks.ts'
import { adoptRestoredEvents } from '../core/webhooks/event-cursor.ts'
import type { Sending } from '../core/webhooks/send-deliveries.ts'
import { shoplineWebhooks } from '../dialects/shopline/webhooks.ts'
import type { Connection, Db } from '../platform/db.ts'
import { createHttpClient } from '../platform/http-client.ts'
import { log } from '../platform/log.ts'
import { type JobQueue, openQueue } from '../platform/queue.ts'
import { dispatchEventsJob } from './dispatch-events.ts'
import { expireLedgerEntriesJob } from './expire-ledger-entries.ts'
import { exportArchivedOrdersJob } from './export-archived-orders.ts'
import { forgetAnswersJob } from './forget-answers.ts'
import { forgetDeliveriesJob } from './forget-deliveries.ts'
import { sendDeliveriesJob } from './send-deliveries.ts'

/** What every job is given. */
export interface JobContext {
  db: Db
  queue: JobQueue
  sending: Sending
}

// Every job of the program, and when it runs.

/** Again and again, so many milliseconds after it ended. */
const repeated = [
  { name: 'dispatch-events', everyMs: 250, run: dispatchEventsJob },
  { name: 'export-archived-orders', everyMs: 1000, run: exportArchivedOrdersJob },
]

/** When somebody asks for it, so many at a time. */
const queued = [{ name: 'send-deliveries', concurrency: 8, run: sendDeliveriesJob }]

/** By the clock (UTC), in one of the processes. */
const scheduled = [
  { name: 'forget-answers', cron: '47 * * * *', run: forgetAnswersJob },
  { name: 'forget-deliveries', cron: '17 18 * * *', run: forgetDeliveriesJob },
  // Grants end with a merchant's day, whatever its zone; nothing that is over can be spent meanwhile.
  { name: 'expire-ledger-entries', cron: '2,32 * * * *', run: expireLedgerEntriesJob },
]

export interface JobOptions {
  db: Db
  connection: Connection
  clock: () => Date
  allowPrivateUrls: boolean
}

/** Jobs that run. */
export interface Jobs {
  /** Starts nothing more; what runs ends, or is broken off after 4 s and done again later. */
  stop(): Promise<void>
}

// Requests in flight have as long when the server stops.
const stoppingMs = 4000
const afterFailureMs = 5000

/** Starts all jobs in this process. Several processes may run them on one database. */
export async function startJobs(options: JobOptions): Promise<Jobs> {
  const { db, connection, clock, allowPrivateUrls } = options
  const http = createHttpClient({ allowPrivate: allowPrivateUrls })
  const stopping = new AbortController()
  const breaking = new AbortController()
  const formats = { native: nativeWebhooks, shopline: shoplineWebhooks }
  const sending = { http, formats, clock, signal: breaking.signal }
  await adoptRestoredEvents(db)
  const queue = await openQueue(connection)
  const context: JobContext = { db, queue, sending }
  for (const { name, concurrency, run } of queued) {
    await queue.work(name, concurrency, (data) => run(context, data))
  }
  for (const { name, cron, run } of scheduled) await queue.schedule(name, cron, () => run(context))
  const loops = repeated.map((job) => repeat(job, context, stopping.signal))

  return {
    async stop() {
      stopping.abort()
      const limit = setTimeout(() => breaking.abort(), stoppingMs)
      await Promise.all(loops)
      await queue.stop(stoppingMs + 1000)
      clearTimeout(limit)
      http.close()
    },
  }
}

async function repeat(
  { name, everyMs, run }: (typeof repeated)[number],
  context: JobContext,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let restMs = everyMs
    try {
      await run(context)
    } catch (error) {
      log.error({ err: error, job: name }, 'job failed')
      restMs = afterFailureMs
    }
    await delay(restMs, null, { signal }).catch(() => {})
  }
}
