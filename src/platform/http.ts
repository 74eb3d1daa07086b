import { Readable } from 'node:stream'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { endOpen, keepStream, watchConnections } from './open-streams.ts'
import { pathFinder } from './path-finder.ts'
import {
  assertStorable,
  bodyBytesMax,
  bodyTroubleOf,
  parseBody,
  parseQuery,
} from './request-body.ts'
import { RequestError } from './request-error.ts'
import { answerUnreadable, refusalOfUnreadable } from './unreadable-requests.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const methods: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** A request as the faces see it: already parsed, nothing checked. */
export interface Request {
  method: string
  /** Scheme, host and path without the query, as the client wrote it: for links in answers. */
  url: string
  path: string
  headers: Record<string, string | string[] | undefined>
  params: Record<string, string>
  query: Record<string, string | string[]>
  body: unknown
  /** The address at the other end of the connection: the client's own, or a proxy's. */
  peer?: string | undefined
}

export interface Reply {
  status: number
  /** A list becomes one header line for each, as `set-cookie` needs it. */
  headers?: Record<string, string | string[]>
  /**
   * A text or a Buffer is sent as it is (ready JSON), a Readable as it comes, any other object as
   * JSON; null is an empty body. A Readable is destroyed when the client goes away or we stop.
   */
  body: string | object | null
}

/** One face of the server: the paths under its prefix and its own way to answer and to refuse. */
export interface Mount {
  prefix: string
  /** Path → the methods it has. Parameters begin with a colon: /orders/:id. */
  paths: Map<string, Method[]>
  answer(pattern: string, request: Request): Promise<Reply>
  /** The face's own form of any error; must not throw. */
  refuse(error: unknown, request: Request): Reply
}

export interface HttpServer {
  listen(host: string, port: number): Promise<string>
  /** Answers requests in flight, then stops. */
  close(): Promise<void>
  mount(mount: Mount): void
  /** A plain route outside the faces: health, documents. */
  get(path: string, answer: (request: Request) => Promise<Reply>): void
  /**
   * Answers GET and HEAD of every path that no route and no mount knows. The paths below a mount's
   * prefix stay the mount's own.
   */
  fallback(answer: (request: Request) => Promise<Reply>): void
  /** Runs a request without a socket, for tests of the plumbing. */
  inject: FastifyInstance['inject']
}

export interface HttpOptions {
  /** Host name (lower case, no port) → prefix of the face that is served at its root. */
  hosts: Map<string, string>
  onError(error: unknown, request: { method: string; url: string; id: string }): void
}

/** A server without routes. Fastify is known to this file alone. */
export function createHttpServer(options: HttpOptions): HttpServer {
  const mounts: Mount[] = []
  const app = openApp(options, mounts)
  watchConnections(app.server)
  let fallback: ((request: Request) => Promise<Reply>) | null = null
  app.setNotFoundHandler(async (raw, reply) => {
    const isRead = raw.method === 'GET' || raw.method === 'HEAD'
    if (isRead && fallback) return send(reply, await fallback(readingOf(raw)))
    return send(reply, { status: 404, body: { message: 'Not Found' } })
  })
  app.setErrorHandler((error, raw, reply) => {
    options.onError(error, raw)
    return send(reply, { status: 500, body: { message: 'Internal Server Error' } })
  })

  return {
    listen: (host, port) => app.listen({ host, port }),
    async close() {
      // A connection whose last request has just been answered would be kept alive for a minute.
      endOpen(app.server)
      const sweep = setInterval(() => endOpen(app.server), 50)
      await app.close().finally(() => clearInterval(sweep))
    },
    mount(mount) {
      mounts.push(mount)
      mountFace(app, mount, options)
    },
    fallback(answer) {
      fallback = answer
    },
    get(path, answer) {
      app.get(path, async (raw, reply) => send(reply, await answer(requestOf(raw))))
    },
    inject: app.inject.bind(app) as FastifyInstance['inject'],
  }
}

function openApp(options: HttpOptions, mounts: Mount[]): FastifyInstance {
  const app = fastify({
    bodyLimit: bodyBytesMax,
    // Requests in flight are answered; idle keep-alive connections must not hold the stop up.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: {
      ignoreTrailingSlash: true,
      maxParamLength: 512,
      querystringParser: parseQuery,
    },
    rewriteUrl: (raw) => faceUrlOf(raw.url ?? '/', raw.headers.host ?? '', options.hosts),
    // An address that cannot be decoded reaches no route and no face's own error handler.
    frameworkErrors(_error, raw, reply) {
      const request = { ...requestOf(raw), params: {}, query: {} }
      void send(reply, refusalOfUnreadable(mounts, request))
    },
    clientErrorHandler: (error, socket) => answerUnreadable(mounts, error, socket),
  })
  // FIRST LINE's documented samples send a JSON body with GET.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  app.addHttpMethod('DELETE', { hasBody: true, overrideExisting: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, parseBody(request.headers['content-type'] ?? '', body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
  return app
}

/** The address below the face's prefix, for a host name that serves one face at its root. */
function faceUrlOf(url: string, host: string, hosts: Map<string, string>): string {
  const prefix = hosts.get(host.toLowerCase().replace(/:\d+$/, ''))
  // A bound host has health checks and linked files too, and the face's own prefix works on it.
  const own = [`${prefix}/`, '/health/', '/files/']
  const isOurs = !prefix || own.some((each) => url.startsWith(each))
  return isOurs ? url : prefix + url
}

function mountFace(app: FastifyInstance, mount: Mount, options: HttpOptions): void {
  app.register(
    async (scope) => {
      scope.setErrorHandler((error, raw, reply) => {
        const known = bodyTroubleOf(error)
        const answer = mount.refuse(known, requestOf(raw))
        if (answer.status >= 500 && answer.status !== 501) options.onError(error, raw)
        return send(reply, answer)
      })
      scope.setNotFoundHandler((raw, reply) =>
        send(reply, mount.refuse(new RequestError('unknown_path', 'no such path'), requestOf(raw))),
      )
      mountPaths(scope, mount)
    },
    { prefix: mount.prefix },
  )
}

function mountPaths(scope: FastifyInstance, mount: Mount): void {
  const find = pathFinder(mount.paths.keys())
  scope.route({
    method: [...methods, 'HEAD', 'OPTIONS'],
    url: '/*',
    exposeHeadRoute: false,
    handler: async (raw, reply) => {
      const request = readingOf(raw)
      const found = find(request.path.slice(mount.prefix.length))
      if (!found) throw new RequestError('unknown_path', 'no such path')
      const allowed = mount.paths.get(found.pattern) as Method[]
      const served = [...(allowed.includes('GET') ? ['HEAD'] : []), ...allowed, 'OPTIONS']
      if (!served.includes(raw.method)) {
        throw new RequestError('wrong_method', `${raw.method} is not allowed`, allowed)
      }
      if (raw.method === 'OPTIONS') {
        return send(reply, { status: 204, headers: { allow: served.join(', ') }, body: null })
      }
      request.params = found.params
      assertStorable(request.query)
      assertStorable(request.params)
      return send(reply, await mount.answer(found.pattern, request))
    },
  })
}

function requestOf(raw: FastifyRequest): Request {
  const path = raw.originalUrl.split('?', 1)[0] as string
  const host = raw.headers.host ?? ''
  // Only for links in answers, so that a proxy with https in front may be believed.
  const isSecure = /^https\b/.test([raw.headers['x-forwarded-proto'] ?? ''].flat().join())
  return {
    method: raw.method,
    url: `${isSecure ? 'https' : raw.protocol}://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}${path}`,
    path: raw.url.split('?', 1)[0] as string,
    headers: raw.headers,
    params: (raw.params ?? {}) as Record<string, string>,
    query: raw.query as Record<string, string | string[]>,
    body: raw.body,
    peer: raw.socket.remoteAddress,
  }
}

// HEAD is a GET whose body stays here; Node leaves it out.
function readingOf(raw: FastifyRequest): Request {
  const request = requestOf(raw)
  return raw.method === 'HEAD' ? { ...request, method: 'GET' } : request
}

async function send(reply: FastifyReply, answer: Reply): Promise<FastifyReply> {
  const { status, headers, body } = answer
  reply.code(status)
  if (headers) reply.headers(headers)
  if (body === null) return reply.send()
  if (!headers?.['content-type']) reply.header('content-type', 'application/json; charset=utf-8')
  if (typeof body === 'string' || Buffer.isBuffer(body)) return reply.send(body)
  return body instanceof Readable ? sendStream(reply, body) : reply.send(JSON.stringify(body))
}

function sendStream(reply: FastifyReply, stream: Readable): FastifyReply {
  if (reply.request.method === 'HEAD') {
    stream.destroy()
    return reply.send()
  }
  keepStream(reply.server.server, stream)
  return reply.send(stream)
}
