import { describe, expect, test } from 'vitest'
import { DomainError, type ErrorCode, errorCodes } from '../src/core/errors.ts'
import { faces } from '../src/docs/faces.ts'
import { RequestError } from '../src/platform/http.ts'

const codes = Object.keys(errorCodes) as ErrorCode[]
const statusesByKind = {
  unauthorized: [401],
  forbidden: [403],
  not_found: [404],
  gone: [410],
  invalid: [400, 422],
  conflict: [400, 409, 422],
}
// What the core says with its refusals.
const values = {
  ...{ field: 'name', reason: 'taken', sku: 'SKU-1' },
  ...{ number: 'AA0001', kind: '12', batch: 'A0001', customer: '021100543' },
}
const request = {
  method: 'POST',
  url: 'http://localhost/',
  path: '/',
  headers: {},
  params: {},
  query: {},
  body: undefined,
}

describe.each(faces)('$name', ({ refuse }) => {
  test.for(codes)('answers the refusal %s in its own form', (code) => {
    const reply = refuse(new DomainError(code, values), request)

    expect(reply.status).toBeLessThan(500)
    expect(reply.body).toBeTypeOf('object')
    expect(JSON.stringify(reply.body)).not.toMatch(/undefined|\[object/)
  })

  test.for(codes)('gives %s a status of its kind', (code) => {
    const reply = refuse(new DomainError(code, values), request)

    expect(statusesByKind[errorCodes[code]]).toContain(reply.status)
  })

  test.for(['malformed_body', 'body_too_large', 'unknown_path', 'wrong_method', 'text'] as const)(
    'answers %s before an endpoint is reached',
    (problem) => {
      const reply = refuse(new RequestError(problem, 'POST is not allowed', ['GET']), request)

      expect(reply.status).toBeGreaterThanOrEqual(400)
      expect(reply.status).toBeLessThan(500)
    },
  )

  test('tells a client nothing about a fault', () => {
    const reply = refuse(new Error('relation "orders" does not exist'), request)

    expect(reply.status).toBe(500)
    expect(JSON.stringify(reply.body)).not.toContain('relation')
  })
})
