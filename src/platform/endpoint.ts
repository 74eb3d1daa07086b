import type { z } from 'zod'
import type { Method, Reply, Request } from './http.ts'

/** What an endpoint takes; the OpenAPI documents are generated from the same schemas. */
export interface Schemas {
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
}

/**
 * One endpoint of a face: its input schemas, and the function that answers. `Context` is what the
 * face hands over besides the checked input (caller, database, time).
 */
export interface Endpoint<Context> {
  schemas: Schemas
  /** The status of success where it is not 200, for the documents. */
  status?: number
  answer(
    context: Context,
    input: { params: unknown; query: unknown; body: unknown },
  ): Promise<Answer>
}

/** An object becomes a 200 with JSON, a text is ready JSON; a Reply says everything itself. */
export type Answer = { json: object | string } | { reply: Reply }

/** One line of a face's route table; `endpoint` is null where it is not built (501). */
export interface Route<Context> {
  method: Method
  /** Pattern below the face's prefix: /v1/orders/:id. */
  path: string
  /** The vendor's own title of the operation. */
  title: string
  endpoint: Endpoint<Context> | null
  /** Its answer is a secret that is stored nowhere, so it cannot be given again to the same key. */
  ignoresKey?: boolean
}

/** The Idempotency-Key of a request that writes, as sent; null when it has none. */
export function keyOf(route: { method: Method; ignoresKey?: boolean }, request: Request) {
  const key = request.headers['idempotency-key']
  if (key === undefined || route.method === 'GET' || route.ignoresKey) return null
  return [key].flat().join()
}

/** Path → methods, for mounting. */
export function pathsOf<Context>(routes: Route<Context>[]): Map<string, Method[]> {
  const paths = new Map<string, Method[]>()
  for (const route of routes) {
    paths.set(route.path, [...(paths.get(route.path) ?? []), route.method])
  }
  return paths
}

/** Route lookup by method and pattern. */
export function routeIndex<Context>(routes: Route<Context>[]): Map<string, Route<Context>> {
  return new Map(routes.map((route) => [`${route.method} ${route.path}`, route]))
}
