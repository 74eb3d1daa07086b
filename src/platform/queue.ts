import { PgBoss } from 'pg-boss'
import type { Connection } from './db.ts'
import { log } from './log.ts'

/** A queue of jobs in Postgres, shared by all processes on one database. pg-boss is known here alone. */
export interface JobQueue {
  /**
   * Runs `work` for each job of this name, so many at a time. Of several jobs with the same key
   * that wait, only one is kept. A job that throws, or whose process dies, is tried again.
   */
  work(name: string, concurrency: number, work: (data: object) => Promise<void>): Promise<void>
  /** Runs `work` at the times of a cron line (UTC), in one of the processes. */
  schedule(name: string, cron: string, work: () => Promise<void>): Promise<void>
  add(name: string, key: string, data: object): Promise<void>
  /** Takes no further job and waits for those that run, so long at most. */
  stop(timeoutMs: number): Promise<void>
}

const schema = 'guitai_jobs'
// pg-boss's own least.
const pollingSeconds = 0.5

/** Opens the queue; its tables are made or brought up to date in a schema of their own. */
export async function openQueue(connection: Connection): Promise<JobQueue> {
  const boss = new PgBoss({
    ...connection,
    application_name: 'guitai jobs',
    max: 3,
    schema,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()
  const workers = new Map<string, string>()

  async function prepare(name: string): Promise<void> {
    const settings = { retryLimit: 3, retryDelay: 5, expireInSeconds: 300, deleteAfterSeconds: 600 }
    if (await boss.getQueue(name)) await boss.updateQueue(name, settings)
    else await boss.createQueue(name, { policy: 'short', ...settings })
  }

  async function run(
    name: string,
    concurrency: number,
    work: (data: object) => Promise<void>,
  ): Promise<void> {
    const options = { pollingIntervalSeconds: pollingSeconds, localConcurrency: concurrency }
    const id = await boss.work(name, options, async ([job]) => {
      try {
        await work((job?.data ?? {}) as object)
      } catch (error) {
        log.error({ err: error, job: name }, 'job failed')
        throw error
      }
    })
    workers.set(name, id)
  }

  return {
    async work(name, concurrency, work) {
      await prepare(name)
      await run(name, concurrency, work)
    },
    async schedule(name, cron, work) {
      await prepare(name)
      await boss.schedule(name, cron)
      await run(name, 1, work)
    },
    async add(name, key, data) {
      const id = await boss.send(name, data, { singletonKey: key })
      const worker = workers.get(name)
      // A worker of this process need not wait for its next look.
      if (id && worker) boss.notifyWorker(worker)
    },
    stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs }),
  }
}
