import { z } from 'zod'
import { DomainError, type ErrorCode, type ErrorKind } from '../../core/errors.ts'
import { isUnavailable } from '../../platform/db.ts'
import type { Reply } from '../../platform/http.ts'
import { RequestError } from '../../platform/request-error.ts'

/** The endpoint exists in the vendor's index and is not built here. */
export class NotBuiltError extends Error {
  override readonly name = 'NotBuiltError'
}

/** A format other than JSON was asked for. */
export class NotAcceptableError extends Error {
  override readonly name = 'NotAcceptableError'
}

// Inferred: bodies of errors are not documented; these are Laravel's (conventions.md section 8).
const byKind: Record<ErrorKind, { status: number; message: string }> = {
  not_found: { status: 404, message: 'Not Found' },
  gone: { status: 410, message: 'Gone' },
  invalid: { status: 422, message: 'The given data was invalid.' },
  conflict: { status: 422, message: 'The given data was invalid.' },
  forbidden: { status: 403, message: 'This action is unauthorized.' },
  unauthorized: { status: 401, message: 'Unauthenticated.' },
  too_many: { status: 429, message: 'Too Many Attempts.' },
}

const taken = (name: string) => `The ${name} has already been taken.`
const selected = (name: string) => `The selected ${name} is invalid.`

const unchangeable = (why: string) => (name: string) => `The ${name} cannot be changed: ${why}.`

// Which field a refusal is about when the refusal does not say it itself, and its wording.
const byCode: Partial<Record<ErrorCode, { field: string; text: (name: string) => string }>> = {
  idempotency_key_invalid: { field: 'Idempotency-Key', text: selected },
  idempotency_key_reused: { field: 'Idempotency-Key', text: taken },
  order_number_taken: { field: 'order_number', text: taken },
  customer_email_taken: { field: 'email', text: taken },
  customer_phone_taken: { field: 'phone', text: taken },
  customer_tag_name_taken: { field: 'name', text: taken },
  sku_taken: { field: 'sku', text: taken },
  order_customer_unknown: { field: 'contact_id', text: selected },
  line_product_unknown: { field: 'product_id', text: selected },
  line_variant_required: { field: 'product_id', text: selected },
  amount_out_of_range: { field: 'total_price', text: (name) => `The ${name} format is invalid.` },
  stock_insufficient: { field: 'stock', text: selected },
  stock_out_of_range: { field: 'stock', text: (name) => `The ${name} is out of range.` },
  variant_code_taken: { field: 'code', text: taken },
  order_already_completed: { field: 'order', text: unchangeable('it is completed') },
  order_already_cancelled: { field: 'order', text: unchangeable('it is cancelled') },
  order_already_shipped: { field: 'order', text: unchangeable('it is shipped') },
  order_has_return: { field: 'order', text: unchangeable('it has a return') },
  state_unreachable: { field: 'order', text: unchangeable('its state does not allow it') },
}

/** Any error in FIRST LINE's form. Never throws. */
export function errorReply(error: unknown): Reply {
  if (error instanceof DomainError) return domainReply(error)
  if (error instanceof z.ZodError) return invalid(messagesOf(error))
  if (error instanceof NotBuiltError) return refusal(501, 'Not Implemented')
  if (error instanceof NotAcceptableError) return refusal(406, 'Not Acceptable')
  if (error instanceof RequestError) return requestReply(error)
  if (isUnavailable(error)) {
    return { ...refusal(503, 'Service Unavailable'), headers: { 'retry-after': '1' } }
  }
  return refusal(500, 'Server Error')
}

function refusal(status: number, message: string): Reply {
  return { status, body: { message } }
}

function invalid(errors: Record<string, string[]>): Reply {
  return { status: 422, body: { message: 'The given data was invalid.', errors } }
}

function domainReply(error: DomainError): Reply {
  const { status, message } = byKind[error.kind]
  const { retry_after } = error.values
  if (retry_after !== undefined) {
    return { ...refusal(status, message), headers: { 'retry-after': String(retry_after) } }
  }
  if (status !== 422) return refusal(status, message)
  const wording = byCode[error.code]
  const field = String(error.values.field ?? wording?.field ?? 'data')
  const text = wording ?? { text: (name: string) => `The ${name} is invalid.` }
  return invalid({ [field]: [text.text(nameOf(field))] })
}

function requestReply(error: RequestError): Reply {
  switch (error.problem) {
    case 'unknown_path':
      return refusal(404, 'Not Found')
    case 'wrong_method':
      return wrongMethod(error)
    case 'body_too_large':
      return refusal(413, 'Payload Too Large')
    case 'text':
      return invalid({ data: [`The data is invalid: ${error.message}.`] })
    case 'malformed_body':
      return refusal(400, 'Bad Request')
  }
}

function wrongMethod(error: RequestError): Reply {
  const supported = error.allowed.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each]))
  const [method] = error.message.split(' ', 1)
  return {
    ...refusal(
      405,
      `The ${method} method is not supported for this route. Supported methods: ${supported.join(', ')}.`,
    ),
    headers: { allow: supported.join(', ') },
  }
}

/** What a message calls a field. Quirk 10: `birth_at` is "birth at", two underscores two spaces. */
function nameOf(field: string): string {
  return field.replaceAll('_', ' ')
}

function messagesOf(error: z.ZodError): Record<string, string[]> {
  const messages: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const { path, text } = wordingOf(issue)
    const field = path.map(String).join('.') || 'data'
    messages[field] = [...(messages[field] ?? []), text(nameOf(field))]
  }
  return messages
}

type Issue = z.core.$ZodIssue

interface FieldMessage {
  path: PropertyKey[]
  text: (name: string) => string
}

function wordingOf(issue: Issue): FieldMessage {
  const { path } = issue
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) {
        return { path, text: (name) => `The ${name} field is required.` }
      }
      return { path, text: (name) => `The ${name} must be ${kinds[issue.expected] ?? 'valid'}.` }
    case 'invalid_value':
      return { path, text: selected }
    case 'too_small':
      if (issue.origin === 'string') {
        return { path, text: (name) => `The ${name} field is required.` }
      }
      return { path, text: (name) => `The ${name} must be at least ${issue.minimum}.` }
    case 'too_big': {
      const unit = { string: ' characters', array: ' items' }[issue.origin as string] ?? ''
      const limit = `may not be greater than ${issue.maximum}${unit}`
      return { path, text: (name) => `The ${name} ${limit}.` }
    }
    case 'custom':
      return { path, text: (name) => `The ${name} ${issue.message}.` }
    case 'invalid_union':
      return unionWording(issue)
    default:
      return { path, text: (name) => `The ${name} format is invalid.` }
  }
}

// The alternative that got furthest into the value tells most.
function unionWording(issue: Issue & { code: 'invalid_union' }): FieldMessage {
  const depth = (issues: Issue[]) => Math.max(0, ...issues.map((each) => each.path.length))
  const [alternative] = issue.errors.toSorted((a, b) => depth(b) - depth(a))
  const [first] = alternative ?? []
  if (!first) return { path: issue.path, text: selected }
  const { path, text } = wordingOf({ ...first, input: issue.input } as Issue)
  return { path: [...issue.path, ...path], text }
}

const kinds: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  int: 'an integer',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  record: 'an object',
}
