import { once } from 'node:events'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { test as base, expect } from 'vitest'
import { createHttpServer, type HttpServer, type Reply } from './http.ts'

const test = base.extend<{ http: HttpServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern.
  http: async ({}, use) => {
    const http = createHttpServer({ hosts: new Map(), onError() {} })
    await use(http)
    await http.close()
  },
})

const listen = (http: HttpServer) => http.listen('127.0.0.1', 0)

const face = (answer: () => Reply) => ({
  prefix: '/face',
  paths: new Map([['/thing', ['GET' as const]]]),
  answer: async () => answer(),
  refuse: () => ({ status: 404, body: { own: true } }),
})

test('lets the fallback answer what no route and no mount knows', async ({ http }) => {
  const bytes = Buffer.from([0, 255])
  http.mount(face(() => ({ status: 200, body: {} })))
  http.fallback(async ({ method, path }) => ({
    status: 200,
    headers: { 'content-type': 'image/png', 'x-asked': `${method} ${path}` },
    body: bytes,
  }))
  const url = await listen(http)

  const page = await fetch(`${url}/orders/7?tab=items`)
  const head = await fetch(`${url}/orders/7`, { method: 'HEAD' })
  const posted = await fetch(`${url}/orders/7`, { method: 'POST' })
  const ofFace = await fetch(`${url}/face/orders`)
  const bare = await fetch(`${url}/face`)

  expect(page.headers.get('x-asked')).toBe('GET /orders/7')
  expect(page.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await page.arrayBuffer())).toEqual(bytes)
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '2'])
  expect(posted.status).toBe(404)
  expect([await ofFace.json(), await bare.json()]).toEqual([{ own: true }, { own: true }])
})

test('sends a stream as it comes, and every cookie on a line of its own', async ({ http }) => {
  const headers = { 'content-type': 'text/csv', 'set-cookie': ['a=1', 'b=2'] }
  http.mount(face(() => ({ status: 200, headers, body: Readable.from(['一,', '二\n']) })))
  const url = await listen(http)

  const reply = await fetch(`${url}/face/thing`)

  expect([reply.headers.get('content-type'), await reply.text()]).toEqual(['text/csv', '一,二\n'])
  expect(reply.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

test('closes a stream when its reader goes away', async ({ http }) => {
  const stream = endless()
  http.mount(face(() => ({ status: 200, body: stream })))
  const reader = new AbortController()
  const closed = once(stream, 'close')

  const reply = await fetch(`${await listen(http)}/face/thing`, { signal: reader.signal })
  await reply.body?.getReader().read()
  reader.abort()

  await closed
  expect(stream.destroyed).toBe(true)
})

test('is not held up by open streams when it stops', async ({ http }) => {
  const stream = endless()
  http.mount(face(() => ({ status: 200, body: stream })))
  const reply = await fetch(`${await listen(http)}/face/thing`)
  const text = reply.text().catch((error: Error) => error.name)

  await http.close()

  expect([stream.destroyed, await text]).toEqual([true, 'TypeError'])
})

test('is not held up by a connection on which nothing was asked', async ({ http }) => {
  const { port } = new URL(await listen(http))
  const socket = connect(Number(port), '127.0.0.1').on('error', () => {})
  await once(socket, 'connect')
  const isClosed = once(socket, 'close')

  await http.close()

  await isClosed
})

test('answers HEAD of a stream without starting it', async ({ http }) => {
  const stream = endless()
  http.mount(face(() => ({ status: 200, headers: { 'x-kind': 'live' }, body: stream })))

  const reply = await fetch(`${await listen(http)}/face/thing`, { method: 'HEAD' })

  expect([reply.status, reply.headers.get('x-kind')]).toEqual([200, 'live'])
  expect(stream.destroyed).toBe(true)
})

/** A stream that says one word and never ends. */
function endless(): Readable {
  const stream = new Readable({ read() {} })
  stream.push('word')
  return stream
}
