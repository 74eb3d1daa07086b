import { type Jobs, startJobs } from '../src/jobs/jobs.ts'
import { openDb } from '../src/platform/db.ts'
import type { EngineConnection } from '../src/platform/engine.ts'

// The background jobs in a process of their own, as `guitai work` runs them; started and stopped
// when told.
const { connection } = JSON.parse(process.argv[2] as string) as { connection: EngineConnection }
const db = openDb(connection)
let jobs: Jobs | null = null

async function run(isWorking: boolean): Promise<null> {
  await jobs?.stop()
  jobs = isWorking
    ? // The receiver is on the loopback.
      await startJobs({ db, connection, clock: () => new Date(), allowPrivateUrls: true })
    : null
  return null
}

process.on('message', ({ isWorking }: { isWorking: boolean }) => {
  run(isWorking).then(
    (result) => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
process.on('disconnect', async () => {
  await jobs?.stop()
  await db.close()
  process.exit()
})
process.send?.('ready')
