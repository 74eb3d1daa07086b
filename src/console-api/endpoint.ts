import type { z } from 'zod'
import { answerOnce } from '../core/access/answer-once.ts'
import { assertMay, type Permission } from '../core/access/permissions.ts'
import { type Access, forgettingAgain } from '../core/access/tokens.ts'
import type { Actor } from '../core/actor.ts'
import { DomainError } from '../core/errors.ts'
import type { Order } from '../core/orders/order.ts'
import type { SubscriptionKind, WebhookFormat } from '../core/webhooks/webhook.ts'
import type { Db } from '../platform/db.ts'
import { type Endpoint, keyOf, pathsOf, type Route } from '../platform/endpoint.ts'
import type { Mount, Reply, Request } from '../platform/http.ts'
import { RequestError } from '../platform/request-error.ts'
import { assertOwnOrigin, authenticate } from './auth.ts'
import { errorReply } from './errors.ts'

/** What an endpoint is given that nobody needs to sign in for. */
export interface OpenContext {
  db: Db
  now: Date
  /** The time, for an answer that goes on. */
  clock: () => Date
  request: Pick<Request, 'url' | 'headers' | 'peer'>
  /** What the sign-in page of a demonstration shows; null everywhere else. */
  demoAccount: DemoAccount | null
}

/** The account of the demo merchant, in clear text. */
export interface DemoAccount {
  account: string
  password: string
}

/** What every endpoint of the console is given beside its checked input. */
export interface Context extends OpenContext {
  actor: Actor
  access: Access
  merchantId: string
  /** The version that the caller knows, from `If-Match`; null when it does not say. */
  ifMatch: number | null
  /** What the console shows of the vendors' faces, and knows of them in no other way. */
  faces: Faces
}

/** What the server hands over from the faces, which the console does not import. */
export interface Faces {
  /** An order as each of them answers it. */
  orders: OrderFace[]
  /** The topics that an event is sent under, for each kind of subscription. */
  topics: Record<SubscriptionKind, Pick<WebhookFormat, 'topicsOf'>>
}

/** How one face answers an order: the path of its own endpoint, and that endpoint's answer. */
export interface OrderFace {
  face: 'shopline' | 'firstline' | 'wixtar'
  /** The vendor's own title of the operation. */
  title: string
  pathOf(order: Order): string
  answer(call: { db: Db; access: Access; now: Date }, order: Order): Promise<Reply>
}

/** One line of the console's route table. */
export interface ConsoleRoute extends Route<Context> {
  /** What the caller must be allowed to do; null for whatever everybody who signed in may do. */
  needs: Permission | null
  /** It answers strangers, too; made by `openEndpoint`. */
  isOpen?: boolean
  /** It understands `?dry_run=true`: it answers what would happen, and nothing happens. */
  canRehearse?: boolean
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

/** An endpoint that says its whole reply itself: its headers, a stream. */
export function replyEndpoint<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  schemas: { params?: Params; query?: Query; body?: Body; status?: number },
  answer: (
    call: Context & { params: Output<Params>; query: Output<Query>; body: Output<Body> },
  ) => Promise<Reply>,
): Endpoint<Context> {
  const { status = 200, ...inputs } = schemas
  return {
    schemas: inputs as Endpoint<Context>['schemas'],
    status,
    answer: async (context, input) => ({ reply: await answer({ ...context, ...input } as never) }),
  }
}

/** An endpoint that answers strangers; its line of the route table says `isOpen`. */
export function openEndpoint<Body extends z.ZodType | undefined = undefined>(
  schemas: { body?: Body },
  answer: (call: OpenContext & { body: Output<Body> }) => Promise<Reply>,
): Endpoint<OpenContext> {
  return {
    schemas: schemas as Endpoint<OpenContext>['schemas'],
    answer: async (context, input) => ({ reply: await answer({ ...context, ...input } as never) }),
  }
}

export interface ConsoleOptions {
  clock: () => Date
  faces: Faces
  demoAccount: DemoAccount | null
}

/** The console's API, to be mounted under /api. */
export function consoleMount(
  db: Db,
  prefix: string,
  routes: ConsoleRoute[],
  { clock, faces, demoAccount }: ConsoleOptions,
): Mount {
  const index = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]))

  async function answer(pattern: string, request: Request): Promise<Reply> {
    const now = clock()
    const route = index.get(`${request.method} ${pattern}`)
    if (!route?.endpoint) throw new RequestError('unknown_path', 'no such path')
    const { endpoint } = route
    const open: OpenContext = { db, now, clock, request, demoAccount }
    if (route.isOpen) {
      assertOwnOrigin(request)
      // It was made by openEndpoint and reads nothing beyond the open context.
      return carryOut(endpoint, open as Context, request)
    }
    const access = await authenticate(db, request, now)
    if (route.needs) assertMay(access, route.needs)
    const context: Context = {
      ...open,
      actor: access.actor,
      access,
      merchantId: access.actor.merchant.id,
      ifMatch: versionOf(request),
      faces,
    }
    const key = isRehearsal(route, request) ? null : keyOf(route, request)
    if (key === null) return carryOut(endpoint, context, request)
    const named = {
      key,
      content: [request.method, request.path, request.query, request.body],
      answer: (inside: Db) => carryOut(endpoint, { ...context, db: inside }, request),
      refuse: errorReply,
    }
    return forgettingAgain(() => answerOnce(db, access.actor, named, now))
  }

  return {
    prefix,
    paths: pathsOf(routes),
    answer: async (pattern, request) => guarded(await answer(pattern, request)),
    refuse: (error) => guarded(errorReply(error)),
  }
}

// What is read here is for whoever is signed in at this moment: the next person at the same computer
// finds nothing of it with the browser's back button, nor does a proxy.
function guarded(reply: Reply): Reply {
  const guards = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  return { ...reply, headers: { ...guards, ...reply.headers } }
}

// A rehearsal keeps nothing, so its key is left for the real thing. Where there is no rehearsal,
// asking for one must not do the real thing.
function isRehearsal(route: ConsoleRoute, request: Request): boolean {
  if (request.method === 'GET' || request.query.dry_run === undefined) return false
  const asked = request.query.dry_run
  // Whoever asks in other words must not get the real thing.
  const isClear = asked === 'true' || asked === 'false'
  if (!route.canRehearse || !isClear) throw new DomainError('invalid', { reason: 'dry_run' })
  return asked === 'true'
}

// `If-Match: "7"`: the version in quotes, as RFC 9110 has it, or bare. `*` asks for nothing.
function versionOf(request: Request): number | null {
  const header = [request.headers['if-match'] ?? '*'].flat().join()
  if (header.trim() === '*') return null
  const [, version] = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(header) ?? []
  if (version === undefined) throw new DomainError('invalid', { reason: 'If-Match' })
  return Number(version)
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
