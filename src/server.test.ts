import { request } from 'node:http'
import { expect } from 'vitest'
import { type Server, test } from '../test/app.ts'
import { createServer } from './server.ts'

/** GET with a Host header of its own, which fetch does not allow. */
function getAs(url: string, host: string, path: string, token: string) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const headers = { host, authorization: `Bearer ${token}` }
    request(url + path, { headers }, (reply) => {
      let body = ''
      reply.on('data', (chunk) => {
        body += chunk
      })
      reply.on('end', () => resolve({ status: reply.statusCode as number, body }))
    })
      .on('error', reject)
      .end()
  })
}

async function withHosts<Result>(
  server: Server,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const http = createServer({
    db: server.db,
    hosts: new Map([['open.shop.example', 'shopline' as const]]),
    clock: () => new Date(),
  })
  const url = await http.listen('127.0.0.1', 0)
  try {
    return await work(url)
  } finally {
    await http.close()
  }
}

test('serves a face at the root of a host name that is bound to it', async ({ server, shop }) => {
  const { token } = shop.shopline

  await withHosts(server, async (url) => {
    const bound = await getAs(url, 'open.shop.example:8080', '/v1/token/info', token)
    const prefixed = await getAs(url, 'open.shop.example', '/shopline/v1/token/info', token)
    const unbound = await getAs(url, 'other.example', '/v1/token/info', token)

    expect(bound.status).toBe(200)
    expect(JSON.parse(bound.body).merchant._id).toBe(shop.merchant.id)
    expect(prefixed.body).toBe(bound.body)
    expect(unbound.status).toBe(404)
  })
})

test('tells that it lives and that it is ready', async ({ server }) => {
  const live = await fetch(`${server.url}/health/live`)
  const ready = await fetch(`${server.url}/health/ready`)

  expect([live.status, await live.json()]).toEqual([200, { status: 'ok' }])
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok' }])
})

test('answers an unknown path of each face in its own form', async ({ server }) => {
  const bodies = await Promise.all(
    ['/shopline/v1/nothing', '/firstline/api/v1/nothing', '/wixtar/v1/nothing'].map(
      async (path) => {
        const reply = await fetch(server.url + path)
        return [reply.status, Object.keys((await reply.json()) as object)]
      },
    ),
  )

  expect(bodies).toEqual([
    [404, ['message', 'code', 'extras']],
    [404, ['message']],
    [404, ['message']],
  ])
})
