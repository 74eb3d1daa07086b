import { expect, onTestFinished } from 'vitest'
import { type Server, test } from '../../test/app.ts'
import { aGuitaiProcess, connectionOf, type GuitaiProcess } from '../../test/build-processes.ts'
import { anEvent, aReceiver, aSubscription, aWorker } from '../../test/build-webhooks.ts'
import type { Connection } from '../platform/db.ts'
import { startJobs } from './jobs.ts'

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
async function aWorkProcess(server: Server): Promise<GuitaiProcess> {
  const child = await aGuitaiProcess(server, ['work'])
  await child.said('Background jobs are running')
  return child
}

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
  await child.ended
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

  expect(await child.ended).toBe(0)
})
