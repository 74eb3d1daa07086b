import { isUtf8 } from 'node:buffer'
import { RequestError } from './request-error.ts'

/** 1 MB: the largest body that is read. */
export const bodyBytesMax = 1_048_576
const bodyDepthMax = 64

/** Fastify's own refusal of a body, which happens before a route runs, in our words. */
export function bodyTroubleOf(error: unknown): unknown {
  const code = (error as { code?: string }).code
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new RequestError('body_too_large', `the body is larger than ${bodyBytesMax} bytes`)
  }
  if (code?.startsWith('FST_ERR_CTP_')) return new RequestError('malformed_body', 'bad body')
  return error
}

/** Repeated keys become arrays; brackets stay part of the key, since vendors differ about them. */
export function parseQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null)
  for (const [key, value] of new URLSearchParams(text)) {
    const before = query[key]
    if (before === undefined) query[key] = value
    else if (Array.isArray(before)) before.push(value)
    else query[key] = [before, value]
  }
  return query
}

/** The body as JSON or as a form, undefined when empty. Refuses what cannot be read or stored. */
export function parseBody(contentType: string, bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new RequestError('malformed_body', 'the body is not UTF-8 text')
  const text = bytes.toString('utf8')
  if (text.trim() === '') return undefined
  if (contentType.startsWith('application/x-www-form-urlencoded')) return parseQuery(text)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new RequestError('malformed_body', 'the body is not valid JSON')
  }
  assertShallow(body, bodyDepthMax)
  // Only an escape can smuggle these in: a raw NUL or half a surrogate pair is not valid JSON text.
  if (/\\u(0000|[dD][89a-fA-F])/.test(text)) assertStorable(body)
  return body
}

/** Refuses text that Postgres cannot store: NUL, and half a surrogate pair, which is not text. */
export function assertStorable(value: unknown): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    throw new RequestError('text', 'a text holds a character that cannot be stored')
  }
  if (value === null || typeof value !== 'object') return
  for (const [key, member] of Object.entries(value)) {
    assertStorable(key)
    assertStorable(member)
  }
}

function assertShallow(value: unknown, depthLeft: number): void {
  if (value === null || typeof value !== 'object') return
  if (depthLeft === 0) throw new RequestError('malformed_body', 'the body is nested too deeply')
  for (const member of Object.values(value)) assertShallow(member, depthLeft - 1)
}
