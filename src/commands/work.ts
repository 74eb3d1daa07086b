import { log } from '../platform/log.ts'
import type { Command } from './command.ts'
import { openRunningDatabase } from './database.ts'
import { limitStopping, stopRequested } from './stopping.ts'

export const work: Command = {
  name: 'work',
  usage: '',
  help: [
    '只執行背景工作，不提供 HTTP。此版本尚無背景工作。',
    'Runs the background jobs without HTTP, beside "guitai serve --no-jobs". This version has no',
    'jobs yet: the process connects to the database, stays up and does nothing.',
    '',
    'It needs DATABASE_URL, or a server that runs on the same data directory.',
  ],
  options: {},
  async run(config) {
    let isUp = false
    const stopped = stopRequested(() => isUp)
    const database = await openRunningDatabase(config)
    isUp = true
    log.info('no jobs in this version: waiting')
    process.stdout.write('此版本尚無背景工作，待命中。No jobs in this version yet; standing by.\n')
    // Idle connections may all be closed, which must not end the process.
    const alive = setInterval(() => {}, 60_000)
    await stopped
    clearInterval(alive)
    limitStopping(10_000)
    await database.close()
    log.info('stopped')
    process.exit(0)
  },
}
