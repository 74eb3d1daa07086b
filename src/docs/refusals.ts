import { z } from 'zod'
import { DomainError } from '../core/errors.ts'
import type { Reply } from '../platform/http.ts'
import { RequestError } from '../platform/request-error.ts'
import type { Face } from './faces.ts'

/** What decides which refusals an endpoint can give. */
interface Inputs {
  isOpen: boolean
  hasParams: boolean
  hasInput: boolean
  hasBody: boolean
  takesKey: boolean
}

export interface Refusals {
  /** components.responses: one per status, with the face's real wording. */
  components: Record<string, object>
  /** Status → reference, for an endpoint that is not built. */
  notBuilt: Record<string, object>
  /** Status → reference, for one endpoint. */
  of(inputs: Inputs): Record<string, object>
}

const kinds: { error: Error; words: string; applies(inputs: Inputs): boolean }[] = [
  {
    error: new RequestError('malformed_body', 'the body is not valid JSON'),
    words: 'The request cannot be read or is refused',
    applies: (inputs) => inputs.hasBody,
  },
  {
    error: new DomainError('unauthorized'),
    words: 'No token or credentials, or unknown, expired or revoked ones',
    applies: () => true,
  },
  {
    error: new DomainError('forbidden'),
    words: 'The token may not do this',
    applies: (inputs) => !inputs.isOpen,
  },
  {
    error: new DomainError('order_not_found'),
    words: 'No such record; records of other merchants are answered the same way',
    applies: (inputs) => inputs.hasParams,
  },
  {
    error: z.object({ name: z.string() }).safeParse({}, { reportInput: true }).error as Error,
    words: 'The input is not valid',
    applies: (inputs) => inputs.hasInput,
  },
  {
    error: new DomainError('order_already_cancelled'),
    words: 'The present state does not allow it',
    applies: (inputs) => inputs.hasBody,
  },
  {
    error: new DomainError('idempotency_key_invalid'),
    words: 'The Idempotency-Key is not 1 to 255 printable characters',
    applies: (inputs) => inputs.takesKey,
  },
  {
    error: new DomainError('idempotency_key_reused'),
    words: 'The Idempotency-Key was sent with another request',
    applies: (inputs) => inputs.takesKey,
  },
  {
    error: new RequestError('body_too_large', 'the body is larger than 1048576 bytes'),
    words: 'The body is too large',
    applies: (inputs) => inputs.hasBody,
  },
  {
    error: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    words: 'The database is away or too busy; the same request may be sent again',
    applies: () => true,
  },
]

const sampleRequest = {
  method: 'POST',
  url: 'http://localhost/',
  path: '/',
  headers: {},
  params: {},
  query: {},
  body: undefined,
}

/** The refusals of a face, worded by the face itself so that the documents cannot drift from it. */
export function refusalsOf(face: Face): Refusals {
  const known = kinds.map((kind) => ({ ...kind, reply: face.refuse(kind.error, sampleRequest) }))
  const notBuilt = face.notBuilt && face.refuse(face.notBuilt, sampleRequest)
  const components: Record<string, object> = {}
  for (const { reply, words } of known) components[nameOf(reply)] ??= responseOf(reply, words)
  if (notBuilt) components[nameOf(notBuilt)] = responseOf(notBuilt, 'Not built yet')
  return {
    components,
    notBuilt: notBuilt ? { [notBuilt.status]: referenceTo(notBuilt) } : {},
    of: (inputs) => {
      const own = known.filter((kind) => kind.applies(inputs))
      return Object.fromEntries(own.map(({ reply }) => [reply.status, referenceTo(reply)]))
    },
  }
}

function nameOf(reply: Reply): string {
  return `Refused${reply.status}`
}

function referenceTo(reply: Reply): object {
  return { $ref: `#/components/responses/${nameOf(reply)}` }
}

function responseOf(reply: Reply, description: string): object {
  const value = typeof reply.body === 'string' ? JSON.parse(reply.body) : reply.body
  const members = Object.entries(value ?? {}).map(([key, member]) => [
    key,
    { type: Array.isArray(member) ? 'array' : typeof member },
  ])
  const schema = { type: 'object', properties: Object.fromEntries(members) }
  const [type = ''] = String(reply.headers?.['content-type'] ?? 'application/json').split(';')
  return { description, content: { [type]: { schema, example: value } } }
}
