import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, inject, onTestFinished } from 'vitest'
import { type Server, test } from '../../test/app.ts'
import { anEvent, aReceiver, aSubscription, aWorker } from '../../test/build-webhooks.ts'
import { type Connection, statement } from '../platform/db.ts'
import { startJobs } from './jobs.ts'

async function connectionOf({ db }: Server) {
  const [row] = await db.read<{ name: string }>(
    statement('test_database_name', 'select current_database() as name'),
    [],
  )
  return { ...inject('engine'), database: row?.name ?? '' }
}

async function runJobs(server: Server, connection: Connection) {
  const clock = () => new Date()
  const jobs = await startJobs({ db: server.db, connection, clock, allowPrivateUrls: true })
  let isStopped = false
  const stop = async () => {
    if (!isStopped) await jobs.stop()
    isStopped = true
  }
  onTestFinished(stop)
  return stop
}

/** `guitai work` as a process of its own, up and working. */
async function aWorkProcess(server: Server): Promise<ChildProcess> {
  const { host, port, user, database } = await connectionOf(server)
  const url = `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
  const child = spawn(process.execPath, ['src/main.ts', 'work'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      ...process.env,
      DATABASE_URL: url,
      GUITAI_ALLOW_PRIVATE_URLS: '1',
      GUITAI_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`work ended with ${code}`)))
  })
  return child
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', resolve))

test('deliver what happens within a second', async ({ server, shop }) => {
  const receiver = await aReceiver()
  await aSubscription(server, shop, receiver.url)
  await runJobs(server, await connectionOf(server))
  const startedAt = performance.now()
  const id = await anEvent(server, shop, 'order-a')

  await expect.poll(() => receiver.ids(), { interval: 10, timeout: 5000 }).toEqual([id])

  expect(performance.now() - startedAt).toBeLessThan(1000)
})

test('run by two processes at once deliver each event once', async ({ server, shop }) => {
  const receiver = await aReceiver()
  await aSubscription(server, shop, receiver.url)
  const connection = await connectionOf(server)
  await Promise.all([runJobs(server, connection), runJobs(server, connection)])
  const made: string[] = []
  for (let count = 0; count < 100; count += 1) {
    made.push(await anEvent(server, shop, `order-${count % 30}`))
  }

  await expect.poll(() => receiver.ids().length, { timeout: 10_000 }).toBe(made.length)

  expect(receiver.ids().toSorted()).toEqual(made.toSorted())
})

test('stop when they are told and leave nothing half done', async ({ server, shop }) => {
  const receiver = await aReceiver()
  await aSubscription(server, shop, receiver.url)
  const stop = await runJobs(server, await connectionOf(server))
  receiver.answer = (reply) => void setTimeout(() => reply.writeHead(200).end(), 300)
  const id = await anEvent(server, shop, 'order-a')
  await expect.poll(() => receiver.received.length, { interval: 10 }).toBe(1)

  await stop()

  const worker = aWorker(server)
  await worker.pass(10)
  await worker.pass(10)
  expect(receiver.ids()).toEqual([id])
})

test('lose nothing when their process is killed after sending', async ({ server, shop }) => {
  const receiver = await aReceiver(() => {})
  await aSubscription(server, shop, receiver.url)
  const child = await aWorkProcess(server)
  const first = await anEvent(server, shop, 'order-a')
  const second = await anEvent(server, shop, 'order-a')
  await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(1)

  child.kill('SIGKILL')
  await ended(child)
  receiver.answer = (reply) => void reply.writeHead(200).end()
  // Another worker goes on when the lease of the dead one has ended.
  const worker = aWorker(server)
  worker.now = new Date(Date.now() + 31_000)
  await worker.pass(1)

  expect(receiver.ids()).toEqual([first, first, second])
})

test('of a work process stop with it at SIGTERM', async ({ server, shop }) => {
  const receiver = await aReceiver()
  await aSubscription(server, shop, receiver.url)
  const child = await aWorkProcess(server)
  const id = await anEvent(server, shop, 'order-a')
  await expect.poll(() => receiver.ids(), { timeout: 10_000 }).toEqual([id])

  child.kill('SIGTERM')

  expect(await ended(child)).toBe(0)
})
