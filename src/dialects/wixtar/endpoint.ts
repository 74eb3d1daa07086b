import type { z } from 'zod'
import { answerOnce } from '../../core/access/answer-once.ts'
import { assertScope } from '../../core/access/permissions.ts'
import type { Access } from '../../core/access/tokens.ts'
import type { Actor } from '../../core/actor.ts'
import { DomainError } from '../../core/errors.ts'
import type { Db } from '../../platform/db.ts'
import { type Endpoint, keyOf, pathsOf, type Route } from '../../platform/endpoint.ts'
import type { Mount, Reply, Request } from '../../platform/http.ts'
import { authenticate } from './auth.ts'
import { errorReply, NotBuiltError } from './errors.ts'
import { scopeOf } from './scopes.ts'

/** What an endpoint is given that needs no token. */
export interface OpenContext {
  db: Db
  now: Date
}

/** What every other Wixtar endpoint is given beside its checked input. */
export interface Context extends OpenContext {
  actor: Actor
  access: Access
  merchantId: string
  timezone: string
}

/** A line of the route table; `isOpen` needs no token, `isForMembers` takes a member's own. */
export type WixtarRoute = Route<Context> & { isOpen?: boolean; isForMembers?: boolean }

type Output<Schema> = Schema extends z.ZodType<infer Value> ? Value : undefined

interface Schemas<Params, Query, Body> {
  params?: Params
  query?: Query
  body?: Body
}

/**
 * An endpoint: schemas of its path, query and body, and the function that answers with the JSON
 * object; null answers 204. Keys that a schema does not name are ignored.
 */
export function endpoint<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  schemas: Schemas<Params, Query, Body>,
  answer: (
    call: Context & { params: Output<Params>; query: Output<Query>; body: Output<Body> },
  ) => Promise<object | null>,
): Endpoint<Context> {
  return {
    schemas: schemas as Endpoint<Context>['schemas'],
    answer: async (context, input) => {
      const json = await answer({ ...context, ...input } as never)
      return json === null ? { reply: { status: 204, body: null } } : { json }
    },
  }
}

/** An endpoint that needs no token. */
export function openEndpoint<Body extends z.ZodType>(
  body: Body,
  answer: (call: OpenContext & { body: z.infer<Body> }) => Promise<object>,
): Endpoint<OpenContext> {
  return {
    schemas: { body },
    answer: async (context, input) => ({
      json: await answer({ ...context, body: input.body as z.infer<Body> }),
    }),
  }
}

/** The Wixtar face, to be mounted: authentication, checking, answering, refusing. */
export function wixtarMount(
  db: Db,
  prefix: string,
  routes: WixtarRoute[],
  clock: () => Date,
): Mount {
  const index = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]))

  async function answer(pattern: string, request: Request): Promise<Reply> {
    const open: OpenContext = { db, now: clock() }
    const route = index.get(`${request.method} ${pattern}`)
    const context = route?.isOpen ? open : await contextOf(open, request, route)
    const endpoint = route?.endpoint
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
        content: [request.method, request.path, request.query, request.body],
        answer: (inside) => carryOut(endpoint, { ...(context as Context), db: inside }, request),
        refuse: errorReply,
      },
      open.now,
    )
  }

  return { prefix, paths: pathsOf(routes), answer, refuse: errorReply }
}

async function carryOut(
  { schemas, answer }: Endpoint<Context>,
  context: Context,
  request: Request,
): Promise<Reply> {
  // The input is told with the problem, so that what is missing can be told from what is wrong.
  const options = { reportInput: true }
  const answered = await answer(context, {
    params: schemas.params?.parse(request.params, options),
    query: schemas.query?.parse(request.query, options),
    body: schemas.body?.parse(request.body ?? {}, options),
  })
  return 'reply' in answered ? answered.reply : { status: 200, body: answered.json }
}

async function contextOf(
  open: OpenContext,
  request: Request,
  route: WixtarRoute | undefined,
): Promise<Context> {
  const access = await authenticate(open.db, request, open.now)
  // Inferred: a member's token is in a member's hands, so it reads what is the member's and no more.
  if (access.customer_id !== null && !route?.isForMembers) throw new DomainError('forbidden')
  const { merchant } = access.actor
  return {
    ...open,
    actor: access.actor,
    access,
    merchantId: merchant.id,
    timezone: merchant.timezone,
  }
}
