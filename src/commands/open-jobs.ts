import type { Config } from '../config.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Database } from './database.ts'

/** Starts the background jobs. Loaded late, like the faces: most commands need none of it. */
export async function openJobs(database: Database, config: Config): Promise<Jobs> {
  const { startJobs } = await import('../jobs/jobs.ts')
  const { db, connection } = database
  const { allowPrivateUrls } = config
  return startJobs({ db, connection, clock: () => new Date(), allowPrivateUrls })
}
