import { log } from '../platform/log.ts'
import type { Command } from './command.ts'
import { openRunningDatabase } from './database.ts'
import { openJobs } from './open-jobs.ts'
import { limitStopping, stopRequested } from './stopping.ts'

export const work: Command = {
  name: 'work',
  usage: '',
  help: [
    '只執行背景工作（傳送 Webhook 等），不提供 HTTP。',
    'Runs the background jobs, such as webhooks, without HTTP, beside "guitai serve --no-jobs".',
    'Several may run at once.',
    '',
    'It needs DATABASE_URL, or a server that runs on the same data directory.',
  ],
  options: {},
  async run(config) {
    let isUp = false
    const stopped = stopRequested(() => isUp)
    const database = await openRunningDatabase(config)
    const jobs = await openJobs(database, config)
    isUp = true
    log.info('working')
    process.stdout.write('背景工作執行中。Background jobs are running.\n')
    await stopped
    limitStopping(10_000)
    await jobs.stop()
    await database.close()
    log.info('stopped')
    process.exit(0)
  },
}
