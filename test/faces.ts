import { request as httpRequest } from 'node:http'
import { expect } from 'vitest'
import { apis, type Face, type FaceRoute } from '../src/docs/faces.ts'
import type { Endpoint } from '../src/platform/endpoint.ts'
import type { Server, Shop } from './app.ts'

/** A built endpoint of a face, for the tests that walk all of them. */
export interface BuiltRoute {
  name: string
  face: Face
  route: FaceRoute & { endpoint: Endpoint<unknown> }
}

/** Every built endpoint of every face and of the console, from the route tables. */
export const builtRoutes: BuiltRoute[] = apis.flatMap((face) =>
  face.routes.flatMap((route) => {
    const { endpoint } = route
    const name = `${face.name} ${route.method} ${route.path}`
    return endpoint ? [{ name, face, route: { ...route, endpoint } }] : []
  }),
)

/** The token of a shop for a face. */
export function tokenOf(shop: Shop, face: Face): string {
  return shop[face.name].token
}

/** An answer read as text, whatever it is. */
export interface RawReply {
  status: number
  headers: Record<string, unknown>
  text: string
}

/** Sends a request exactly as given: any path, a body with any method. */
export function send(
  server: Server,
  method: string,
  path: string,
  given: { token?: string; body?: string | Buffer; headers?: Record<string, string> } = {},
): Promise<RawReply> {
  const { hostname, port } = new URL(server.url)
  const body = given.body === undefined ? undefined : Buffer.from(given.body)
  return new Promise((resolve, reject) => {
    const sent = httpRequest({
      hostname,
      port,
      method,
      path,
      headers: {
        ...(given.token ? { authorization: `Bearer ${given.token}` } : {}),
        ...(body ? { 'content-type': 'application/json', 'content-length': body.length } : {}),
        ...given.headers,
      },
    })
    sent.on('error', reject)
    sent.on('response', (reply) => {
      // A refusal may come before the whole body was sent; the answer is what counts.
      sent.removeAllListeners('error').on('error', () => {})
      const parts: Buffer[] = []
      const answer = () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          text: Buffer.concat(parts).toString('utf8'),
        })
      const isEndless = reply.headers['content-type']?.startsWith('text/event-stream')
      reply.on('data', (part) => {
        parts.push(part)
        if (!isEndless) return
        answer()
        reply.destroy()
      })
      reply.on('end', answer)
    })
    sent.end(body)
  })
}

/** Keys that every refusal of a face has. */
const refusalKeys = {
  shopline: ['code'],
  firstline: ['message'],
  wixtar: ['message'],
  console: ['type', 'title', 'code'],
}

/** Fails unless the answer is a success or a refusal in the face's own form, without a stack. */
export function expectProperAnswer(face: Face, reply: RawReply, about: string): void {
  expect(reply.status, `${about}: ${reply.text.slice(0, 300)}`).toBeLessThan(500)
  if (reply.status < 400) return
  const type = face.name === 'console' ? 'application/problem+json' : 'application/json'
  expect(reply.headers['content-type'], about).toBe(`${type}; charset=utf-8`)
  const json = JSON.parse(reply.text)
  for (const key of refusalKeys[face.name]) {
    expect(json[key], `${about}: ${reply.text.slice(0, 300)}`).toBeTypeOf('string')
  }
  expect(reply.text, about).not.toMatch(/\.ts:\d|node_modules|\\n\s+at /)
}

/** Where the vendor answers an unknown id with 200 and an empty list. */
export const emptyWhenUnknown = ['shopline GET /v1/orders/:id/action_logs']
