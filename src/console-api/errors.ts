import { z } from 'zod'
import { DomainError, type ErrorCode, type ErrorKind } from '../core/errors.ts'
import { isUnavailable } from '../platform/db.ts'
import type { Reply } from '../platform/http.ts'
import { RequestError } from '../platform/request-error.ts'

const statusOfKind: Record<ErrorKind, number> = {
  not_found: 404,
  gone: 410,
  invalid: 422,
  conflict: 409,
  forbidden: 403,
  unauthorized: 401,
  too_many: 429,
}

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

interface Problem {
  /** Stable, for programs: the core's code or that of the request's trouble. */
  code: string
  /** One sentence for people. */
  detail?: string
  /** Each input at fault, by its JSON pointer. */
  errors?: { pointer: string; detail: string }[]
  /** Of what there is not enough, and how much there is. */
  variant_id?: string
  available?: number
}

/** Any error as a problem document (RFC 9457). Never throws. */
export function errorReply(error: unknown): Reply {
  if (error instanceof DomainError) return domainReply(error)
  if (error instanceof z.ZodError) {
    const errors = error.issues.slice(0, 20).map((issue) => ({
      pointer: issue.path.map((step) => `/${pointerPart(String(step))}`).join(''),
      detail: issue.message.replace(/^Invalid input: /, ''),
    }))
    return problem(422, { code: 'invalid', detail: 'The input cannot be used.', errors })
  }
  if (error instanceof RequestError) return requestReply(error)
  if (isUnavailable(error)) {
    const away = problem(503, { code: 'unavailable', detail: 'Try again in a moment.' })
    return { ...away, headers: { ...away.headers, 'retry-after': '1' } }
  }
  return problem(500, { code: 'internal' })
}

// Where the words of the code alone would not help.
const sentences: Partial<Record<ErrorCode, string>> = {
  cross_site_request: 'The request came from another site.',
  session_required: 'This is for whoever signed in to the console, not for a token.',
  sign_in_failed: 'The account or the password is wrong.',
  sign_in_locked: 'Too many wrong passwords: try again later.',
  password_checks_busy: 'Too many people sign in at once: try again in a moment.',
  password_wrong: 'The current password is wrong.',
  idempotency_key_invalid: 'The Idempotency-Key must be 1 to 255 printable ASCII characters.',
  idempotency_key_reused: 'The Idempotency-Key was sent with another request.',
  webhook_address_unusable: 'The address must be an http or https URL without a password.',
  webhook_secret_unusable: 'The secret must be "whsec_" and the base64 of 24 to 64 bytes.',
  webhooks_too_many: 'There are 100 webhooks, which is the limit.',
}

function domainReply(error: DomainError): Reply {
  const words = error.code.replaceAll('_', ' ')
  const { reason } = error.values
  const named = `${words.charAt(0).toUpperCase()}${words.slice(1)}${reason ? `: ${reason}` : ''}.`
  const sentence = sentences[error.code] ?? named
  const { retry_after, variant_id } = error.values
  const reply = problem(statusOfKind[error.kind], {
    code: error.code,
    detail: sentence,
    ...(error.code === 'stock_insufficient' && variant_id ? shortageOf(error) : {}),
  })
  const headers = {
    ...(error.kind === 'unauthorized' ? { 'www-authenticate': 'Bearer' } : {}),
    ...(retry_after === undefined ? {} : { 'retry-after': String(retry_after) }),
  }
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

function shortageOf({ values }: DomainError): Pick<Problem, 'variant_id' | 'available'> {
  return { variant_id: String(values.variant_id), available: Number(values.available ?? 0) }
}

function requestReply(error: RequestError): Reply {
  switch (error.problem) {
    case 'unknown_path':
      return problem(404, { code: 'unknown_path' })
    case 'wrong_method': {
      const reply = problem(405, { code: 'wrong_method' })
      return { ...reply, headers: { ...reply.headers, allow: error.allowed.join(', ') } }
    }
    case 'body_too_large':
      return problem(413, { code: 'body_too_large', detail: error.message })
    case 'text':
      return problem(422, { code: 'text', detail: error.message })
    case 'malformed_body':
      return problem(error.status ?? 400, { code: 'malformed_body', detail: error.message })
  }
}

function problem(status: number, { code, detail, errors, ...more }: Problem): Reply {
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: {
      type: 'about:blank',
      title: titles[status] ?? 'Error',
      status,
      code,
      ...(detail === undefined ? {} : { detail }),
      ...(errors === undefined ? {} : { errors }),
      ...more,
    },
  }
}

function pointerPart(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}
