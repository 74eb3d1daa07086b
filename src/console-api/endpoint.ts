import type { z } from 'zod'
import { answerOnce } from '../core/access/answer-once.ts'
import type { Access } from '../core/access/tokens.ts'
import type { Actor } from '../core/actor.ts'
import type { Db } from '../platform/db.ts'
import { type Endpoint, keyOf, pathsOf, type Route, routeIndex } from '../platform/endpoint.ts'
import { type Mount, type Reply, type Request, RequestError } from '../platform/http.ts'
import { authenticate } from './auth.ts'
import { errorReply } from './errors.ts'

/** What every endpoint of the console is given beside its checked input. */
export interface Context {
  db: Db
  actor: Actor
  access: Access
  merchantId: string
  now: Date
}

type Output<Schema> = Schema extends z.ZodType<infer Value> ? Value : undefined

/**
 * An endpoint of the console: schemas of its path, query and body, and the function that answers
 * with the JSON object; null answers 204.
 */
export function endpoint<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  schemas: { params?: Params; query?: Query; body?: Body; status?: number },
  answer: (
    call: Context & { params: Output<Params>; query: Output<Query>; body: Output<Body> },
  ) => Promise<object | null>,
): Endpoint<Context> {
  const { status = 200, ...inputs } = schemas
  return {
    schemas: inputs as Endpoint<Context>['schemas'],
    status,
    answer: async (context, input) => {
      const json = await answer({ ...context, ...input } as never)
      return { reply: { status: json === null ? 204 : status, body: json } }
    },
  }
}

/** The console's API, to be mounted under /api. */
export function consoleMount(
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
    if (!route?.endpoint) throw new RequestError('unknown_path', 'no such path')
    const { endpoint } = route
    const context: Context = {
      db,
      actor: access.actor,
      access,
      merchantId: access.actor.merchant.id,
      now,
    }
    const key = keyOf(route, request)
    if (key === null) return carryOut(endpoint, context, request)
    return answerOnce(
      db,
      access.actor,
      {
        key,
        content: [request.method, request.path, request.query, request.body],
        answer: (inside) => carryOut(endpoint, { ...context, db: inside }, request),
        refuse: errorReply,
      },
      now,
    )
  }

  return { prefix, paths: pathsOf(routes), answer, refuse: errorReply }
}

async function carryOut(
  { schemas, answer }: Endpoint<Context>,
  context: Context,
  request: Request,
): Promise<Reply> {
  const answered = await answer(context, {
    params: schemas.params?.parse(request.params),
    query: schemas.query?.parse(request.query),
    body: schemas.body?.parse(request.body ?? {}),
  })
  return 'reply' in answered ? answered.reply : { status: 200, body: answered.json }
}
