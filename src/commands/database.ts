import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { checkConnection } from '../platform/connection-check.ts'
import { type Connection, type Db, openDb } from '../platform/db.ts'
import { type Engine, readEngineConnection, startEngine } from '../platform/engine.ts'
import { log } from '../platform/log.ts'
import { migrate } from '../platform/migrate.ts'
import { CommandError } from './command.ts'

/** A migrated database, with whatever had to be started for it. */
export interface Database {
  db: Db
  connection: Connection
  applied: string[]
  close(): Promise<void>
}

// A command holds the engine for seconds when no server runs; a server that starts meanwhile waits.
const engineWaitMs = 8000
// The first start of a server makes the cluster before it takes connections.
const serverWaitMs = 30_000

/** The database of a server, which has the engine for itself. `onDeath`: the engine ended. */
export async function openServerDatabase(
  config: Config,
  onDeath: (error: Error) => void,
): Promise<Database> {
  if (config.databaseUrl) return openOwn(config.databaseUrl)
  const engine = await patiently(engineWaitMs, () =>
    startEngine({ dataDir: config.dataDir, log, onExit: onDeath }),
  )
  return openEngine(engine.connection, engine)
}

/** The database of a short command: that of the running server, else the engine for the moment. */
export async function openCommandDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl) return openOwn(config.databaseUrl)
  return patiently(serverWaitMs, async () => {
    const running = await readEngineConnection(config.dataDir)
    if (running) return openEngine(running, null)
    const quiet = { info() {}, warn: log.warn.bind(log) }
    const engine = await startEngine({ dataDir: config.dataDir, log: quiet })
    return openEngine(engine.connection, engine)
  })
}

/** The database of a running server, for a process beside it. Refuses when there is none. */
export async function openRunningDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl) return openOwn(config.databaseUrl)
  const running = await readEngineConnection(config.dataDir)
  if (!running) {
    throw new CommandError(
      `no server is running on ${config.dataDir}: start "guitai serve" first, or set DATABASE_URL`,
    )
  }
  return openEngine(running, null)
}

async function openOwn(connectionString: string): Promise<Database> {
  await checkConnection(connectionString)
  return migrated({ connectionString }, null)
}

function openEngine(connection: Engine['connection'], engine: Engine | null): Promise<Database> {
  return migrated(connection, engine)
}

async function migrated(connection: Connection, engine: Engine | null): Promise<Database> {
  const db = openDb(connection)
  const close = async () => {
    await db.close()
    await engine?.stop()
  }
  try {
    return { db, connection, applied: await migrate(db), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function patiently<Result>(limitMs: number, attempt: () => Promise<Result>): Promise<Result> {
  const startedAt = Date.now()
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error) || Date.now() - startedAt > limitMs) throw error
      await delay(100)
    }
  }
}

// Somebody else has the engine, or its database is only just being made.
function isBusy(error: unknown): boolean {
  const { message, code } = error as { message?: string; code?: string }
  return (
    Boolean(message?.startsWith('another guitai server')) || code === '3D000' || code === '57P03'
  )
}
