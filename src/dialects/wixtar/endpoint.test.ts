import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { test } from '../../../test/app.ts'
import { DomainError, type ErrorCode, errorCodes } from '../../core/errors.ts'
import { errorReply } from './errors.ts'
import { routes } from './routes.ts'

const index = readFileSync(new URL('../../../spec/wixtar/endpoints.md', import.meta.url), 'utf8')

test("has a route for every line of the vendor's index, and one extension", () => {
  const rows = [...index.matchAll(/^\| (GET|POST|PATCH)(?: \(sic\))? \| `([^`]+)`/gm)]
  const listed = rows.map(([, method, path]) => `${method} ${path?.replace(/\{(\w+)\}/g, ':$1')}`)

  const routed = routes.map((route) => `${route.method} ${route.path}`)

  expect(listed).toHaveLength(69)
  expect(routed).toEqual([...listed, 'PATCH /v1/shop_order/:order_id/complete'])
})

test('answers 501 where nothing is built, in every version and for the managers', async ({
  shop,
}) => {
  const paths = ['/v2/user', '/manager/v1/order/orders', '/v1/orders', '/v2/receipt']
  const replies = await Promise.all([
    ...paths.map((path) => shop.wixtar.get(path)),
    shop.wixtar.post('/v1/ticket/auto_send', {}),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([501, 501, 501, 501, 501])
  expect(replies[0]?.json).toEqual({ message: '尚未提供此功能' })
})

test('refuses unknown paths, wrong methods and broken bodies in its own form', async ({ shop }) => {
  const replies = await Promise.all([
    shop.wixtar.get('/v1/nothing'),
    shop.wixtar.delete('/v1/shop_order'),
    shop.wixtar.post('/v1/shop_order', '{"id":'),
    shop.wixtar.post('/v1/shop_order', '[]'),
    shop.wixtar.post('/v1/shop_order', `"${'x'.repeat(1_100_000)}"`),
  ])

  expect(replies.map((reply) => reply.status)).toEqual([404, 405, 400, 400, 413])
  expect(replies.map((reply) => Object.keys(reply.json))).toEqual(Array(5).fill(['message']))
  expect(replies[1]?.headers.get('allow')).toBe('GET, POST')
})

test('has a status and words for every refusal of the core', () => {
  const statuses = {
    not_found: 404,
    gone: 410,
    invalid: 400,
    forbidden: 403,
    unauthorized: 401,
    too_many: 429,
    conflict: 409,
  }

  const replies = (Object.keys(errorCodes) as ErrorCode[]).map((code) => ({
    kind: errorCodes[code],
    ...errorReply(new DomainError(code, { field: 'charges.total_amount', sku: 'A1' })),
  }))

  expect(replies.every((reply) => reply.status === statuses[reply.kind])).toBe(true)
  expect(replies.every((reply) => /\p{Script=Han}/u.test(JSON.stringify(reply.body)))).toBe(true)
})
