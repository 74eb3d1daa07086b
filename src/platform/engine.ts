import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { access, open, rename } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type EngineBinaries, loadEngineBinaries } from './engine-binaries.ts'
import { type EngineHome, openEngineHome, rootHome } from './engine-home.ts'
import { lockEngine } from './engine-lock.ts'
import { findPostmaster, stopOrphan } from './engine-postmaster.ts'
import { enginePort, launchEngine, readLogEnd } from './engine-process.ts'
import { runAs } from './engine-user.ts'

export interface EngineConnection {
  /** A directory: `pg` then connects to the Unix socket inside it. */
  host: string
  port: number
  user: string
  database: string
}

export interface Engine {
  connection: EngineConnection
  /** Stops Postgres cleanly and waits until it is gone. May be called again. */
  stop(): Promise<void>
}

export interface EngineOptions {
  dataDir: string
  log: {
    info(fields: object, message: string): void
    warn(fields: object, message: string): void
  }
  /** False only for tests: a power cut may then destroy the cluster. */
  durable?: boolean
  /** Postgres settings on top of, or instead of, our own. */
  settings?: Record<string, string>
  /** Called once if Postgres ends without `stop` having been called. */
  onExit?: (error: Error) => void
}

/** Sized for a small server; the first two bound the memory. */
const ownSettings = {
  shared_buffers: '128MB',
  max_connections: '60',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  listen_addresses: '',
  port: `${enginePort}`,
}

const carelessSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts the Postgres that lives in `<dataDir>/engine`, creating it at the first start, and answers
 * once it takes connections. Refuses when another server uses the directory, when its owner or the
 * platform does not fit, and when Postgres does not come up.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { dataDir, log } = options
  const home = await openEngineHome(dataDir, log)
  const unlock = lockEngine(home, dataDir)
  try {
    const binaries = await loadEngineBinaries(home.user, home.user ? rootHome : dataDir)
    const cluster = join(home.dir, 'cluster')
    await stopOrphan(cluster, log)
    if (
      !(await access(cluster).then(
        () => true,
        () => false,
      ))
    ) {
      await createCluster(binaries, home, options.durable !== false)
    }
    const postgres = await launchEngine(home, binaries.postgres, {
      ...ownSettings,
      ...(options.durable === false && carelessSettings),
      ...options.settings,
    })
    void postgres.gone.then(unlock)
    const connection = connectionTo(postgres.socketDir, enginePort)
    try {
      await waitUntilReady(connection, postgres.isGone, home, log)
    } catch (error) {
      await postgres.stop()
      throw error
    }
    void postgres.gone.then(async () => {
      if (postgres.isStopping()) return
      options.onExit?.(new Error(`Postgres ended by itself:\n${await readLogEnd(home)}`))
    })
    return { connection, stop: postgres.stop }
  } catch (error) {
    unlock()
    throw error
  }
}

/**
 * Finds how to connect to the engine that a server is running for this data directory; null when
 * none is taking connections. Refuses when the directory belongs to another user.
 */
export async function readEngineConnection(dataDir: string): Promise<EngineConnection | null> {
  const postmaster = await findPostmaster(join(dataDir, 'engine/cluster'))
  if (!postmaster?.isReady) return null
  // The note may be left over from a power cut; only the socket knows whether somebody listens.
  const socket = connect(join(postmaster.socketDir, `.s.PGSQL.${postmaster.port}`))
  try {
    await once(socket, 'connect')
    return connectionTo(postmaster.socketDir, postmaster.port)
  } catch {
    return null
  } finally {
    socket.destroy()
  }
}

function connectionTo(socketDir: string, socketPort: number): EngineConnection {
  return { host: socketDir, port: socketPort, user: 'guitai', database: 'guitai' }
}

/** Builds the cluster aside and renames it, so that a first start cut short leaves nothing behind. */
async function createCluster(
  binaries: EngineBinaries,
  home: EngineHome,
  isDurable: boolean,
): Promise<void> {
  // A random name: the initdb of a killed server may still be writing to the previous one.
  const draft = `cluster.new-${randomUUID()}`
  // With lc_ctype C, pg_trgm finds no trigrams in Chinese text. macOS has no C.UTF-8.
  const ctype = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const trouble = await runAs(
    home.user,
    'cd "$1" || exit; umask 077; rm -rf cluster.new-*; shift; exec "$@"',
    [
      ...[home.dir, binaries.initdb, '-D', draft, '-U', 'guitai', '-E', 'UTF8', '-k'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C'],
      // Whoever passes the socket's 0700 directory is trusted: its owner and root.
      ...[`--lc-ctype=${ctype}`, '--auth-local=trust', '--auth-host=reject'],
      ...(isDurable ? [] : ['--no-sync']),
    ],
  )
  if (trouble) throw new Error(`could not create the Postgres cluster: ${trouble}`)
  await rename(join(home.dir, draft), join(home.dir, 'cluster'))
  const directory = await open(home.dir)
  await directory.sync()
  await directory.close()
}

async function waitUntilReady(
  connection: EngineConnection,
  isGone: () => boolean,
  home: EngineHome,
  log: EngineOptions['log'],
): Promise<void> {
  const startedAt = Date.now()
  // Replaying 2 GB of log on a slow disk takes minutes, and giving up would only start it over.
  let limitMs = 60_000
  let isPatienceLogged = false
  while (!isGone()) {
    const code = await tryConnection(connection)
    if (code === null) return
    if (code === '3D000') await createDatabase(connection)
    if (code === '57P03') limitMs = 900_000
    const waitedMs = Date.now() - startedAt
    if (waitedMs > limitMs) break
    if (waitedMs > 5000 && !isPatienceLogged) {
      log.warn({ waitedMs }, 'waiting for Postgres, which may be recovering from a crash')
      isPatienceLogged = true
    }
    await delay(10)
  }
  throw new Error(`Postgres did not start:\n${await readLogEnd(home)}`)
}

/** Answers null when the database took the connection, otherwise the error's code. */
async function tryConnection(connection: EngineConnection): Promise<string | null> {
  const client = new Client({ ...connection, ssl: false, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return null
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown'
  } finally {
    await client.end().catch(() => {})
  }
}

async function createDatabase(connection: EngineConnection): Promise<void> {
  const client = new Client({ ...connection, ssl: false, database: 'postgres' })
  await client.connect()
  try {
    await client.query('create database guitai')
  } finally {
    await client.end()
  }
}
