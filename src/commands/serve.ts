import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { type OpenedConsole, openConsole } from '../console-files/open-console.ts'
import { findDemoMerchant, hasMerchants } from '../core/merchants/find-merchant.ts'
import { areValid, type Credentials, createCredentials } from '../demo/credentials.ts'
import { demoName, openDemoMerchant } from '../demo/open-demo-merchant.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Db } from '../platform/db.ts'
import { giveBackMemory } from '../platform/give-back-memory.ts'
import type { HttpServer } from '../platform/http.ts'
import { log } from '../platform/log.ts'
import { accessText } from './access-text.ts'
import { type Command, CommandError } from './command.ts'
import { findStoredCredentials, storeCredentials } from './credentials-file.ts'
import { type Database, openServerDatabase } from './database.ts'
import { openJobs } from './open-jobs.ts'
import { removeServerNote, urlOf, writeServerNote } from './server-note.ts'
import { limitStopping, stopRequested } from './stopping.ts'
import { version } from './version.ts'

// Requests in flight get half of the time; the rest is the database's.
const stoppingMs = 10_000
const requestsMs = 5000
// The start leaves 20 MB behind that nobody needs.
const tidyingMs = 3000

export const serve: Command = {
  name: 'serve',
  usage: '[--no-jobs] [--no-console]',
  help: [
    '啟動伺服器：三個 API、文件、主控台與背景工作。',
    'Runs the server: the three faces, their documents, the console and the background jobs.',
    '',
    '  --no-jobs      leave background jobs to "guitai work"',
    '  --no-console   neither build nor serve the console',
    '',
    'Settings are environment variables; docs/operating.md lists them.',
  ],
  options: { 'no-jobs': { type: 'boolean' }, 'no-console': { type: 'boolean' } },
  async run(config, values) {
    let isUp = false
    const stopped = stopRequested(() => isUp)
    // Its build takes seconds at the first start: as long as the engine and the demo shop do.
    const preparing = values['no-console'] ? null : prepareConsole()
    const database = await openServerDatabase(config, (error) => {
      log.fatal({ err: error }, 'the database engine ended; the server cannot go on')
      process.exit(1)
    })
    let http: HttpServer | undefined
    let jobs: Jobs | undefined
    try {
      const credentials = await prepareDemo(config, database.db)
      // Loaded late: the faces would double the time that every other command takes.
      const { createServer } = await import('../server.ts')
      const console = await preparing
      const clock = () => new Date()
      http = createServer({
        db: database.db,
        hosts: config.hosts,
        clock,
        console: console?.files ?? null,
        demoAccount: isLoopback(config.host) ? credentials : null,
      })
      const url = await listen(http, config)
      await writeServerNote(config.dataDir, url)
      if (!values['no-jobs']) jobs = await openJobs(database, config)
      isUp = true
      setTimeout(giveBackMemory, tidyingMs).unref()
      log.info({ url, version }, 'listening')
      process.stdout.write(startText(url, credentials, console))
      await stopped
    } catch (error) {
      // A port that is taken must not leave an engine behind.
      await stop(config, http, database, jobs)
      throw error
    }
    limitStopping(stoppingMs)
    await stop(config, http, database, jobs)
    log.info('stopped')
    process.exit(0)
  },
}

async function listen(http: HttpServer, config: Config): Promise<string> {
  try {
    const { port } = new URL(await http.listen(config.host, config.port))
    return urlOf(config.host, Number(port || 80))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const place = `${config.host}:${config.port}`
    const reasons: Record<string, string> = {
      EADDRINUSE: `${place} is already in use: stop the other program, or set PORT`,
      EACCES: `${place} may not be used by this user: set PORT to 1024 or more`,
      EADDRNOTAVAIL: `${config.host} is no address of this machine: set HOST`,
      ENOTFOUND: `${config.host} is no known host: set HOST`,
    }
    throw new CommandError(reasons[code ?? ''] ?? `cannot listen on ${place}: ${message}`)
  }
}

// Only then is whoever opens the sign-in page one who can read this terminal, too. On any other
// address the page would give the demo shop's administrator, and the data typed into it, to strangers.
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

async function stop(
  config: Config,
  http: HttpServer | undefined,
  database: Database,
  jobs: Jobs | undefined,
): Promise<void> {
  const requestsEnd = Promise.race([http?.close(), delay(requestsMs, null, { ref: false })])
  await Promise.all([requestsEnd, jobs?.stop()])
  await removeServerNote(config.dataDir).catch(() => {})
  await database.close()
}

/**
 * The demo's credentials: at the very first start the demo merchant is made with them; later they
 * are read back. Null when the installation has merchants but no demo.
 */
async function prepareDemo(config: Config, db: Db): Promise<Credentials | null> {
  const now = new Date()
  const stored = await findStoredCredentials(config.dataDir)
  if (stored && (await areValid(db, stored, now))) return stored
  const merchant = (await hasMerchants(db))
    ? await findDemoMerchant(db, demoName)
    : await openDemoMerchant(db, demoName, now)
  if (!merchant) return null
  const credentials = await createCredentials(db, merchant, now)
  await storeCredentials(config.dataDir, credentials)
  return credentials
}

async function prepareConsole(): Promise<OpenedConsole> {
  const console = await openConsole(() => log.info('building the console, once for this version'))
  if (console.files) {
    if (console.builtInMs !== null) log.info({ ms: console.builtInMs }, 'built the console')
  } else {
    log.warn(
      { reason: console.reason },
      'the console is not served: run "npm run build" as the owner of the program, then restart',
    )
  }
  return console
}

function startText(
  url: string,
  credentials: Credentials | null,
  console: OpenedConsole | null,
): string {
  const isMissing = console !== null && console.files === null
  const hint = isMissing
    ? `
主控台尚未建置：請以程式目錄的擁有者執行 npm run build，再重新啟動。
The console is not built: run "npm run build" as the owner of the program, then restart.
`
    : ''
  const access = credentials
    ? accessText(url, credentials)
    : `API 文件 documents  ${url}/docs\n權杖 Tokens: guitai token create --help`
  return `
Guitai 櫃台 ${version} 已啟動 is running: ${url}

${access}
${hint}
按 Ctrl-C 停止。Press Ctrl-C to stop.
`
}
