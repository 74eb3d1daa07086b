import type { z } from 'zod'
import { answerOnce } from '../../core/access/answer-once.ts'
import { assertScope } from '../../core/access/permissions.ts'
import type { Access } from '../../core/access/tokens.ts'
import type { Actor } from '../../core/actor.ts'
import { DomainError } from '../../core/errors.ts'
import type { Db } from '../../platform/db.ts'
import { type Endpoint, keyOf, pathsOf, type Route } from '../../platform/endpoint.ts'
import type { Method, Mount, Reply, Request } from '../../platform/http.ts'
import { RequestError } from '../../platform/request-error.ts'
import { authenticate, tokenOf } from './auth.ts'
import { errorReply, NotAcceptableError, NotBuiltError } from './errors.ts'
import { scopeOf } from './scopes.ts'

/** What an endpoint is given that needs no token. */
export interface OpenContext {
  db: Db
  now: Date
  /** Scheme, host and path as the client wrote them. */
  url: string
  rawQuery: Request['query']
}

/** What every other FIRST LINE endpoint is given beside its checked input. */
export interface Context extends OpenContext {
  actor: Actor
  access: Access
  token: string
  merchantId: string
  timezone: string
}

/** A line of the route table; `isOpen` needs no token. */
export type FirstlineRoute = Route<Context> & { isOpen?: boolean }

type Output<Schema> = Schema extends z.ZodType<infer Value> ? Value : undefined

interface Schemas<Params, Input> {
  params?: Params
  /** Query and body together: FIRST LINE takes every parameter from either, the body wins. */
  input?: Input
}

/**
 * An endpoint: schemas of its path and of its input, and the function that answers with the body.
 * `status` is that of success. Keys that a schema does not name are ignored.
 */
export function endpoint<
  Params extends z.ZodType | undefined = undefined,
  Input extends z.ZodType | undefined = undefined,
>(
  schemas: Schemas<Params, Input>,
  answer: (
    call: Context & { params: Output<Params>; input: Output<Input> },
  ) => Promise<object | null>,
  status = 200,
): Endpoint<Context> {
  return {
    schemas: { params: schemas.params, body: schemas.input } as Endpoint<Context>['schemas'],
    status,
    answer: async (context, { params, body }) => ({
      reply: { status, body: await answer({ ...context, params, input: body } as never) },
    }),
  }
}

/** An endpoint that needs no token. */
export function openEndpoint<Input extends z.ZodType>(
  input: Input,
  answer: (call: OpenContext & { input: z.infer<Input> }) => Promise<Reply>,
): Endpoint<OpenContext> {
  return {
    schemas: { body: input },
    answer: async (context, { body }) => ({
      reply: await answer({ ...context, input: body } as never),
    }),
  }
}

/** The FIRST LINE face, to be mounted: methods, authentication, checking, answering, refusing. */
export function firstlineMount(
  db: Db,
  prefix: string,
  routes: FirstlineRoute[],
  clock: () => Date,
): Mount {
  const index = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]))
  const allowed = allowedMethods(routes)
  const paths = new Map([...allowed].map(([path, methods]) => [path, withPost(methods)]))

  async function answer(pattern: string, request: Request): Promise<Reply> {
    const method = methodOf(request)
    const route = index.get(`${method === 'PATCH' ? 'PUT' : method} ${pattern}`)
    if (!route) {
      throw new RequestError('wrong_method', `${method} is not allowed`, allowed.get(pattern) ?? [])
    }
    if (!acceptsJson(request)) throw new NotAcceptableError()
    const now = clock()
    const open: OpenContext = { db, now, url: request.url, rawQuery: request.query }
    const context = route.isOpen ? open : await contextOf(open, request)
    const { endpoint } = route
    if (!endpoint) throw new NotBuiltError(`${request.method} ${pattern}`)
    if (!route.isOpen) assertScope((context as Context).access, scopeOf(route))
    const key = keyOf(route, request)
    // An open endpoint was made by openEndpoint and reads nothing beyond the open context.
    if (key === null || route.isOpen) return carryOut(endpoint, context as Context, request)
    const { actor } = context as Context
    return answerOnce(
      db,
      actor,
      {
        key,
        // Without the token, which a new login may have replaced.
        content: [route.method, request.path, inputOf(request)],
        answer: (inside) => carryOut(endpoint, { ...(context as Context), db: inside }, request),
        refuse: errorReply,
      },
      now,
    )
  }

  return { prefix, paths, answer, refuse: errorReply }
}

async function carryOut(
  { schemas, answer }: Endpoint<Context>,
  context: Context,
  request: Request,
): Promise<Reply> {
  const params = schemas.params?.safeParse(request.params)
  // A path that is not a number cannot name a row.
  if (params && !params.success) throw new DomainError('order_not_found')
  const answered = await answer(context, {
    params: params?.data,
    query: undefined,
    body: schemas.body?.parse(inputOf(request), { reportInput: true }),
  })
  return 'reply' in answered ? answered.reply : { status: 200, body: answered.json }
}

async function contextOf(open: OpenContext, request: Request): Promise<Context> {
  const token = tokenOf(request)
  const access = await authenticate(open.db, token, open.now)
  const { merchant } = access.actor
  return {
    ...open,
    actor: access.actor,
    access,
    token: token as string,
    merchantId: merchant.id,
    timezone: merchant.timezone,
  }
}

// PATCH is another word for PUT (conventions.md 4.3).
function allowedMethods(routes: FirstlineRoute[]): Map<string, Method[]> {
  const paths = pathsOf(routes)
  return new Map(
    [...paths].map(([path, methods]) => [
      path,
      methods.flatMap((method): Method[] => (method === 'PUT' ? ['PUT', 'PATCH'] : [method])),
    ]),
  )
}

// POST reaches every path that changes something, for `_method` to say what is meant.
function withPost(methods: Method[]): Method[] {
  const changes = methods.some((method) => method !== 'GET')
  return changes && !methods.includes('POST') ? [...methods, 'POST'] : methods
}

/** Quirk 2: a POST whose `_method` says put, patch or delete is that method. */
function methodOf(request: Request): string {
  if (request.method !== 'POST') return request.method
  const sent = isRecord(request.body) ? request.body._method : undefined
  const [method] = [sent ?? request.query._method].flat()
  const word = typeof method === 'string' ? method.toUpperCase() : 'POST'
  return ['PUT', 'PATCH', 'DELETE'].includes(word) ? word : 'POST'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Quirk 3: every parameter may stand in the query or in the body, of a GET too; the body wins. */
function inputOf(request: Request): Record<string, unknown> {
  if (request.body !== undefined && !isRecord(request.body)) {
    throw new RequestError('malformed_body', 'the body is not a JSON object')
  }
  const { _method, token, ...input } = { ...plainKeys(request.query), ...plainKeys(request.body) }
  return input
}

// PHP's way of naming lists: tag_ids[]=1&tag_ids[]=2, or tag_ids[0]=1&tag_ids[1]=2.
function plainKeys(sent: Record<string, unknown> = {}): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(sent)) {
    const [, name] = /^([^[]+)\[\d*\]$/.exec(key) ?? []
    if (name === undefined) plain[key] = value
    else plain[name] = [plain[name] ?? [], value].flat()
  }
  return plain
}

// A missing Accept means JSON, and so does anything that could include it.
function acceptsJson(request: Request): boolean {
  const accept = request.headers.accept
  if (typeof accept !== 'string' || accept.trim() === '') return true
  return /json|\*\/\*|application\/\*/i.test(accept)
}
