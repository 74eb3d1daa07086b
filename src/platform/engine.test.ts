import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import {
  type EngineConnection,
  type EngineOptions,
  readEngineConnection,
  startEngine,
} from './engine.ts'

const log = { info: () => {}, warn: () => {} }
const isRoot = process.getuid?.() === 0

let workDir: string
let stoppedDataDir: string

beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'engine-test-'))
  // Passable, so that the engine of a root test run may live in it.
  await chmod(workDir, 0o711)
  stoppedDataDir = join(workDir, 'stopped')
  await (await startEngine({ dataDir: stoppedDataDir, log, durable: false })).stop()
})

afterAll(() => rm(workDir, { recursive: true, force: true, maxRetries: 5 }))

let dataDirCount = 0

function anEmptyDataDir(): string {
  dataDirCount += 1
  return join(workDir, `data-${dataDirCount}`)
}

/** A data directory that has been started before, which saves the time of creating a cluster. */
function aDataDir(): string {
  const dataDir = anEmptyDataDir()
  execFileSync('cp', ['-a', stoppedDataDir, dataDir])
  return dataDir
}

async function start(dataDir: string, options: Partial<EngineOptions> = {}) {
  const engine = await startEngine({ dataDir, log, durable: false, ...options })
  onTestFinished(() => engine.stop())
  return engine
}

async function query(connection: EngineConnection, sql: string) {
  const client = new Client(connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another server process; it says "ready" once its engine runs. */
function aServerProcess(dataDir: string) {
  const script = `
    const { startEngine } = await import(${JSON.stringify(import.meta.resolve('./engine.ts'))})
    const log = { info() {}, warn() {} }
    await startEngine({ dataDir: ${JSON.stringify(dataDir)}, log })
    console.log('ready')
    setInterval(() => {}, 1000)`
  const server = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void server.kill('SIGKILL'))
  return server
}

async function postmasterPid(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'engine/cluster/postmaster.pid'), 'utf8')
  return Number.parseInt(text, 10)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('starts an empty data directory as a UTF-8 database', async () => {
  const { connection } = await start(anEmptyDataDir())

  const rows = await query(
    connection,
    `select version(), 'ü中文' as text, current_setting('server_encoding') as encoding,
      current_setting('TimeZone') as zone, current_setting('data_checksums') as checksums`,
  )

  expect(rows).toEqual([
    {
      version: expect.stringMatching(/^PostgreSQL 18/),
      text: 'ü中文',
      encoding: 'UTF8',
      zone: 'UTC',
      checksums: 'on',
    },
  ])
})

test('finds trigrams in Chinese text', async () => {
  const { connection } = await start(aDataDir())

  await query(connection, 'create extension pg_trgm')
  const [row] = await query(connection, `select cardinality(show_trgm('無線耳機')) as count`)

  expect(row.count).toBeGreaterThan(0)
})

test('keeps rows over a stop and takes settings at the next start', async () => {
  const dataDir = aDataDir()
  const first = await start(dataDir, { durable: true })
  await query(first.connection, 'create table note as select 7 as number')
  await first.stop()
  expect(await readEngineConnection(dataDir)).toBeNull()

  const second = await start(dataDir, { durable: true, settings: { work_mem: '5MB' } })

  expect(await query(second.connection, 'table note')).toEqual([{ number: 7 }])
  expect(await query(second.connection, 'show work_mem')).toEqual([{ work_mem: '5MB' }])
  expect(await query(second.connection, 'show fsync')).toEqual([{ fsync: 'on' }])
})

test('listens on a private socket and on no network', async () => {
  const { connection } = await start(aDataDir())

  expect((await stat(connection.host)).mode & 0o777).toBe(0o700)
  expect(await query(connection, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
})

test('refuses a data directory that another server uses', async () => {
  const dataDir = aDataDir()
  const { connection } = await start(dataDir)

  await expect(start(dataDir)).rejects.toThrow(`another guitai server is using ${dataDir}`)

  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('lets only one of two servers in that start at once', async () => {
  const dataDir = anEmptyDataDir()

  const outcomes = await Promise.allSettled([start(dataDir), start(dataDir)])

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('stops Postgres when the server is killed, and keeps what was committed', async () => {
  const dataDir = aDataDir()
  const server = aServerProcess(dataDir)
  await once(server.stdout, 'data')
  await expect(start(dataDir)).rejects.toThrow('another guitai server')
  const connection = await readEngineConnection(dataDir)
  expect(connection).not.toBeNull()
  await query(connection as EngineConnection, 'create table note as select 7 as number')
  const pid = await postmasterPid(dataDir)

  server.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)

  const next = await start(dataDir)
  expect(await query(next.connection, 'table note')).toEqual([{ number: 7 }])
})

test('takes over at once from a killed server whose Postgres still runs', async () => {
  const dataDir = aDataDir()
  const server = aServerProcess(dataDir)
  await once(server.stdout, 'data')
  const pid = await postmasterPid(dataDir)

  server.kill('SIGKILL')
  await once(server, 'exit')
  const next = await start(dataDir)

  expect(isAlive(pid)).toBe(false)
  expect(await query(next.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('recovers from a first start that was killed half-way', async () => {
  const dataDir = anEmptyDataDir()
  const server = aServerProcess(dataDir)
  const home = join(dataDir, 'engine')
  const drafts = async () => (await readdir(home)).filter((name) => name.startsWith('cluster.new-'))
  await expect.poll(drafts, { timeout: 10_000, interval: 5 }).toHaveLength(1)
  server.kill('SIGKILL')
  await once(server, 'exit')
  await mkdir(join(home, 'cluster.new-older/base'), { recursive: true })

  const { connection } = await start(dataDir)

  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('creates the database when a first start was killed before that', async () => {
  const dataDir = aDataDir()
  const first = await start(dataDir)
  await query({ ...first.connection, database: 'postgres' }, 'drop database guitai')
  await first.stop()

  const { connection } = await start(dataDir)

  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('is not misled when the pid of a crashed Postgres belongs to another program', async () => {
  const dataDir = aDataDir()
  await (await start(dataDir)).stop()
  const cluster = join(await realpath(dataDir), 'engine/cluster')
  const { uid, gid } = await stat(cluster)
  const bystander = spawn('/bin/sleep', ['60'], { uid, gid })
  onTestFinished(() => void bystander.kill())
  const note = [bystander.pid, cluster, 1, 5432, `${dataDir}/engine/socket`, '', '', 'ready', '']
  await writeFile(join(cluster, 'postmaster.pid'), note.join('\n'))

  expect(await readEngineConnection(dataDir)).toBeNull()
  const { connection } = await start(dataDir)

  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
})

test('works in a directory whose path is too long for a socket', async () => {
  const dataDir = join(anEmptyDataDir(), 'long'.repeat(30), `with "quotes", spaces and 中文`)
  const { connection, stop } = await start(dataDir)

  expect(await readEngineConnection(dataDir)).toEqual(connection)
  expect((await stat(connection.host)).mode & 0o777).toBe(0o700)
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
  await expect(stat(connection.host)).rejects.toThrow('ENOENT')
})

test('reports a Postgres that ends by itself, and frees the directory', async () => {
  const dataDir = aDataDir()
  const ended = Promise.withResolvers<Error>()
  await start(dataDir, { onExit: ended.resolve })

  process.kill(await postmasterPid(dataDir), 'SIGKILL')

  expect((await ended.promise).message).toContain('Postgres ended by itself')
  await start(dataDir)
})

test('fails at once with the end of the log when Postgres refuses a setting', async () => {
  const dataDir = aDataDir()

  await expect(start(dataDir, { settings: { work_mem: 'plenty' } })).rejects.toThrow(
    'invalid value for parameter "work_mem": "plenty"',
  )

  await start(dataDir)
})

test('sets a log over 10 MB aside', async () => {
  const dataDir = aDataDir()
  await (await start(dataDir)).stop()
  const path = join(dataDir, 'engine/postgres.log')
  await writeFile(path, 'x'.repeat(10_000_001))

  await start(dataDir)

  expect((await stat(path)).size).toBeLessThan(100_000)
  expect((await stat(`${path}.old`)).size).toBe(10_000_001)
})

test.runIf(isRoot)('keeps the engine elsewhere when its user cannot reach the place', async () => {
  const dataDir = anEmptyDataDir()
  await mkdir(dataDir, { mode: 0o700 })

  const { connection } = await start(dataDir)
  const dir = await realpath(join(dataDir, 'engine'))
  onTestFinished(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }))

  expect(dir).toMatch(/^\/var\/lib\/guitai\/engine-/)
  expect(await readEngineConnection(dataDir)).toEqual(connection)
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})
