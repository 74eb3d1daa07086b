import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer as createSilentServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, vi } from 'vitest'
import { createToken } from '../src/core/access/tokens.ts'
import { createMerchant } from '../src/core/merchants/create-merchant.ts'
import { isUnavailable, openDb, statement } from '../src/platform/db.ts'
import { type Engine, startEngine } from '../src/platform/engine.ts'
import { migrate } from '../src/platform/migrate.ts'
import { createServer } from '../src/server.ts'
import { type Client, clientOf, type Server } from './app.ts'

// A server whose database goes away under it answers in each face's own form, at once, and goes on
// by itself when the database is back.

// An engine of its own starts twice, maybe on a busy machine.
vi.setConfig({ testTimeout: 90_000 })
const patience = { timeout: 20_000 }

const faces = ['shopline', 'firstline', 'wixtar'] as const
type Face = (typeof faces)[number]

/** A write of each face that needs no other row. */
const writes: Record<Face, [method: string, path: string, body: object]> = {
  shopline: ['POST', '/customers', { name: '王小明', email: 'away@example.com' }],
  firstline: ['POST', '/contact-tag', { name: '貴賓' }],
  wixtar: ['PATCH', '/v1/shop_order/00000000000000000/complete', { store_id: 'A01' }],
}
const reads: Record<Face, string> = {
  shopline: '/orders',
  firstline: '/contact',
  wixtar: '/v1/stores',
}
const awayBodies: Record<Face, object> = {
  shopline: { message: 'Service temporarily unavailable', code: 'ServiceUnavailable', extras: {} },
  firstline: { message: 'Service Unavailable' },
  wixtar: { message: '系統暫時無法使用，請稍後再試' },
}

interface Away {
  server: Server
  merchantId: string
  clients: Record<Face, Client>
  /** Ends Postgres as a crash would. */
  kill(): Promise<void>
  restart(): Promise<void>
}

const test = base.extend<{ away: Away }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern.
  away: async ({}, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'guitai-away-'))
    // Passable, so that the engine of a root test run may live in it.
    await chmod(dataDir, 0o711)
    const log = { info() {}, warn() {} }
    let engine: Engine
    let gone = Promise.resolve()
    const start = async () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      // A kill is no power cut, so the disk need not be waited for; the log's own buffer must be.
      const settings = { synchronous_commit: 'on' }
      engine = await startEngine({
        dataDir,
        log,
        durable: false,
        settings,
        onExit: () => resolve(),
      })
      gone = promise
    }
    await start()
    // biome-ignore lint/style/noNonNullAssertion: set by start.
    const db = openDb(engine!.connection, { readers: 2, writers: 4 })
    await migrate(db)
    const http = createServer({ db, hosts: new Map(), clock: () => new Date() })
    const url = await http.listen('127.0.0.1', 0)
    const server = { url, db } as Server
    const now = new Date()
    const { merchant } = await createMerchant(
      db,
      {
        name: '測試商店',
        handle: 'away',
        email: 'merchant@example.com',
        currency: 'TWD',
        company_code: '0123456789',
      },
      now,
    )
    const clients = {} as Record<Face, Client>
    for (const face of faces) {
      const token = { merchant_id: merchant.id, face, staff_id: null, name: '', expires_at: null }
      clients[face] = clientOf(server, face, await createToken(db, token, now))
    }
    await use({
      server,
      merchantId: merchant.id,
      clients,
      async kill() {
        const note = await readFile(join(dataDir, 'engine/cluster/postmaster.pid'), 'utf8')
        process.kill(Number.parseInt(note, 10), 'SIGKILL')
        await gone
      },
      restart: start,
    })
    await http.close()
    await db.close()
    // biome-ignore lint/style/noNonNullAssertion: set by start.
    await engine!.stop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  },
})

test('answers 503 in each face’s form while the database is away, and goes on after', async ({
  away,
}) => {
  const { clients } = away
  for (const face of faces) expect((await clients[face].get(reads[face])).status).toBe(200)

  await away.kill()
  const refusals = await Promise.all(
    faces.flatMap((face) => {
      const [method, path, body] = writes[face]
      return [
        clients[face].get(reads[face]),
        clients[face].request(method, path, body),
        clients[face].request(method, path, body, { 'idempotency-key': 'away' }),
      ].map(async (reply) => ({ face, reply: await reply }))
    }),
  )
  const health = await fetch(`${away.server.url}/health/ready`)

  for (const { face, reply } of refusals) {
    expect([face, reply.status, reply.json]).toEqual([face, 503, awayBodies[face]])
    expect(reply.headers.get('retry-after')).toBe('1')
  }
  expect(health.status).toBe(503)

  await away.restart()
  for (const face of faces) {
    const [method, path, body] = writes[face]
    await expect.poll(async () => (await clients[face].get(reads[face])).status, patience).toBe(200)
    const key = { 'idempotency-key': 'away' }
    const reply = await clients[face].request(method, path, body, key)
    expect([face, reply.status < 500]).toEqual([face, true])
    // The refusals above were failures of ours, so none of them was kept.
    expect(reply.headers.get('idempotent-replayed')).toBeNull()
  }
})

const lockMerchantKeys = statement('away_lock', 'lock table customers in exclusive mode')
const countCustomers = statement(
  'away_count',
  'select count(*)::int as count from customers where merchant_id = $1',
)

test('a request in the middle of its work is answered, and its retry carries it out once', async ({
  away,
}) => {
  const [method, path, body] = writes.shopline
  const key = { 'idempotency-key': randomUUID() }
  const { promise: isLocked, resolve: locked } = Promise.withResolvers<void>()
  const { promise: untilKilled, resolve: killed } = Promise.withResolvers<void>()
  const blocker = away.server.db
    .transaction(async (tx) => {
      await tx.run(lockMerchantKeys, [])
      locked()
      await untilKilled
    })
    .catch(() => {})
  await isLocked
  const blocked = away.clients.shopline.request(method, path, body, key)
  await expect.poll(() => waitingCount(away), patience).toBe(1)

  await away.kill()
  killed()
  await blocker
  const answer = await blocked
  await away.restart()
  await expect
    .poll(async () => (await away.clients.shopline.get('/orders')).status, patience)
    .toBe(200)
  const retries = await Promise.all(
    [1, 2, 3].map(() => away.clients.shopline.request(method, path, body, key)),
  )

  expect([answer.status, answer.json]).toEqual([503, awayBodies.shopline])
  expect(retries.map((reply) => reply.status)).toEqual([200, 200, 200])
  expect(new Set(retries.map((reply) => reply.text)).size).toBe(1)
  expect(await away.server.db.read(countCustomers, [away.merchantId])).toEqual([{ count: 1 }])
})

async function waitingCount(away: Away): Promise<number | undefined> {
  const waiting = statement(
    'away_waiting',
    `select count(*)::int as count from pg_locks where not granted`,
  )
  const [row] = await away.server.db.read<{ count: number }>(waiting, [])
  return row?.count
}

test('gives up waiting for a row, and says that it may be tried again', async ({ away }) => {
  const db = openDb(await connectionOf(away), { writers: 2, timeouts: { lock: 100 } })
  const lock = statement('away_row', 'select 1 from merchants where id = $1 for update')

  const refused = await db
    .transaction(async (tx) => {
      await tx.run(lock, [away.merchantId])
      return db.transaction((other) => other.run(lock, [away.merchantId]))
    })
    .catch((error: unknown) => error)

  expect(isUnavailable(refused)).toBe(true)
  expect(await db.write(lock, [away.merchantId])).toHaveLength(1)
  await db.close()
})

async function connectionOf(away: Away) {
  const [row] = await away.server.db.read<{ socket: string }>(
    statement('away_socket', `select current_setting('unix_socket_directories') as socket`),
    [],
  )
  const host = (row?.socket ?? '').replaceAll('"', '')
  return { host, port: 5432, user: 'guitai', database: 'guitai' }
}

base('gives up on a server that takes connections and says nothing', async () => {
  const silent = createSilentServer((socket) => void socket.on('error', () => {}))
  await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as { port: number }
  const connection = { host: '127.0.0.1', port, user: 'guitai', database: 'guitai' }
  const timeouts = { connect: 100, turn: 100, reply: 100 }
  const db = openDb(connection, { readers: 1, writers: 1, timeouts })
  const one = statement('away_one', 'select 1')

  const answers = await Promise.allSettled([
    db.read(one, []),
    db.write(one, []),
    db.transaction((tx) => tx.run(one, [])),
    db.aside(one, []),
  ])

  expect(answers.map((each) => each.status === 'rejected' && isUnavailable(each.reason))).toEqual([
    true,
    true,
    true,
    true,
  ])
  await db.close()
  silent.close()
})
