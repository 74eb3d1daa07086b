import type { z } from 'zod'
import { answerOnce } from '../../core/access/answer-once.ts'
import { assertScope } from '../../core/access/permissions.ts'
import type { Access } from '../../core/access/tokens.ts'
import type { Actor } from '../../core/actor.ts'
import type { Db } from '../../platform/db.ts'
import { type Endpoint, keyOf, pathsOf, type Route, routeIndex } from '../../platform/endpoint.ts'
import type { Mount, Reply, Request } from '../../platform/http.ts'
import { authenticate } from './auth.ts'
import { errorReply, NotBuiltError } from './errors.ts'
import { selectFields } from './fields.ts'
import { refuseArchived } from './orders/refuse-archived.ts'
import { scopeOf } from './scopes.ts'

/** What every SHOPLINE endpoint is given beside its checked input. */
export interface Context {
  db: Db
  actor: Actor
  access: Access
  merchantId: string
  currency: string
  /** Scheme and host as the client wrote them, for links in answers. */
  origin: string
  now: Date
}

type Output<Schema> = Schema extends z.ZodType<infer Value> ? Value : undefined

/**
 * An endpoint: schemas of its path, query and body, and the function that answers with the JSON
 * object. Keys that a schema does not name are ignored, as the vendor does.
 */
export function endpoint<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  schemas: { params?: Params; query?: Query; body?: Body },
  answer: (
    call: Context & { params: Output<Params>; query: Output<Query>; body: Output<Body> },
  ) => Promise<object>,
): Endpoint<Context> {
  return {
    schemas: schemas as Endpoint<Context>['schemas'],
    answer: async (context, input) => ({
      json: await answer({ ...context, ...input } as never),
    }),
  }
}

/** The SHOPLINE face, to be mounted: authentication, checking, answering, refusing. */
export function shoplineMount(
  db: Db,
  prefix: string,
  routes: Route<Context>[],
  clock: () => Date,
): Mount {
  const index = routeIndex(routes)

  async function answer(pattern: string, request: Request): Promise<Reply> {
    const now = clock()
    const access = await authenticate(db, request, now)
    const route = index.get(`${request.method} ${pattern}`)
    if (!route?.endpoint) throw new NotBuiltError(`${request.method} ${pattern}`)
    assertScope(access, scopeOf(route))
    const called = { endpoint: route.endpoint, pattern, access, now, request }
    const key = keyOf(route, request)
    if (key === null) return carryOut(db, called)
    return answerOnce(
      db,
      access.actor,
      {
        key,
        content: [request.method, request.path, request.query, request.body],
        answer: (inside) => carryOut(inside, called),
        refuse: errorReply,
      },
      now,
    )
  }

  return { prefix, paths: pathsOf(routes), answer, refuse: errorReply }
}

interface Called {
  endpoint: Endpoint<Context>
  pattern: string
  access: Access
  now: Date
  request: Request
}

async function carryOut(db: Db, called: Called): Promise<Reply> {
  const { endpoint, pattern, access, now, request } = called
  const { schemas } = endpoint
  const query = withoutBrackets(request.query)
  const context: Context = {
    db,
    actor: access.actor,
    access,
    merchantId: access.actor.merchant.id,
    currency: access.actor.merchant.currency,
    origin: originOf(request.url),
    now,
  }
  await refuseArchived(context, pattern, request.params)
  const answered = await endpoint.answer(context, {
    params: schemas.params?.parse(request.params),
    query: schemas.query?.parse(query),
    body: schemas.body?.parse(request.body ?? {}),
  })
  if ('reply' in answered) return answered.reply
  return { status: 200, body: selectFields(answered.json as object, query) }
}

function originOf(url: string): string {
  return /^https?:\/\/[^/]+/.exec(url)?.[0] ?? ''
}

// `ids[]=a` and `ids=a` are the same parameter (spec/shopline/conventions.md, Choosing fields).
function withoutBrackets(query: Request['query']): Request['query'] {
  const plain: Request['query'] = {}
  for (const [key, value] of Object.entries(query)) plain[key.replace(/\[\]$/, '')] = value
  return plain
}
