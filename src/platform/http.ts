import { isUtf8 } from 'node:buffer'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'

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
}

export interface Reply {
  status: number
  headers?: Record<string, string>
  /** A text is sent as it is (ready JSON), an object as JSON; null is an empty body. */
  body: string | object | null
}

/** Trouble met before an endpoint is reached; each face words it in its own form. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly problem: 'malformed_body' | 'body_too_large' | 'unknown_path' | 'wrong_method' | 'text'
  readonly allowed: string[]
  /** Set where the HTTP parser says more than the problem does: 408 or 431. */
  status?: number

  constructor(problem: RequestError['problem'], message: string, allowed: string[] = []) {
    super(message)
    this.problem = problem
    this.allowed = allowed
  }
}

/** One face of the server: the paths under its prefix and its own way to answer and to refuse. */
export interface Mount {
  prefix: string
  /** Path → the methods it has. Patterns are Fastify's: /orders/:id. */
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
  /** Runs a request without a socket, for tests of the plumbing. */
  inject: FastifyInstance['inject']
}

const bodyBytesMax = 1_048_576
const bodyDepthMax = 64

export interface HttpOptions {
  /** Host name (lower case, no port) → prefix of the face that is served at its root. */
  hosts: Map<string, string>
  onError(error: unknown, request: { method: string; url: string; id: string }): void
}

/** A server without routes. Fastify is known to this file alone. */
export function createHttpServer(options: HttpOptions): HttpServer {
  const mounts: Mount[] = []
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
  app.setNotFoundHandler((_raw, reply) =>
    send(reply, { status: 404, body: { message: 'Not Found' } }),
  )
  app.setErrorHandler((error, raw, reply) => {
    options.onError(error, raw)
    return send(reply, { status: 500, body: { message: 'Internal Server Error' } })
  })

  return {
    listen: (host, port) => app.listen({ host, port }),
    async close() {
      // A connection whose last request has just been answered would be kept alive for a minute.
      const sweep = setInterval(() => app.server.closeIdleConnections(), 50)
      await app.close().finally(() => clearInterval(sweep))
    },
    mount(mount) {
      mounts.push(mount)
      mountFace(app, mount, options)
    },
    get(path, answer) {
      app.get(path, async (raw, reply) => send(reply, await answer(requestOf(raw))))
    },
    inject: app.inject.bind(app) as FastifyInstance['inject'],
  }
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
      for (const [pattern, allowed] of mount.paths) mountPath(scope, mount, pattern, allowed)
    },
    { prefix: mount.prefix },
  )
}

function mountPath(scope: FastifyInstance, mount: Mount, pattern: string, allowed: Method[]): void {
  const served = [...(allowed.includes('GET') ? ['HEAD'] : []), ...allowed, 'OPTIONS']
  scope.route({
    method: [...methods, 'HEAD', 'OPTIONS'],
    url: pattern,
    exposeHeadRoute: false,
    handler: async (raw, reply) => {
      if (!served.includes(raw.method)) {
        throw new RequestError('wrong_method', `${raw.method} is not allowed`, allowed)
      }
      if (raw.method === 'OPTIONS') {
        return send(reply, { status: 204, headers: { allow: served.join(', ') }, body: null })
      }
      const request = requestOf(raw)
      // HEAD is a GET whose body stays here; Node leaves it out.
      if (raw.method === 'HEAD') request.method = 'GET'
      assertStorable(request.query)
      assertStorable(request.params)
      return send(reply, await mount.answer(pattern, request))
    },
  })
}

/** The refusal of a request that no route can see, in the form of the face that it was meant for. */
function refusalOfUnreadable(mounts: Mount[], request: Request, status = 400): Reply {
  const mount = mounts.find((each) => request.path.startsWith(`${each.prefix}/`))
  const error = new RequestError('malformed_body', 'the request cannot be read')
  error.status = status
  return mount?.refuse(error, request) ?? { status: 400, body: { message: 'Bad Request' } }
}

// What Node's own parser refuses: an address or headers over 16 KB, or no HTTP at all.
function answerUnreadable(
  mounts: Mount[],
  error: Error & { code?: string; rawPacket?: unknown },
  socket: Socket,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [, method = 'GET', path = '/'] =
    /^([A-Z]+) ([^\s?]+)/.exec(String(error.rawPacket ?? '')) ?? []
  const request = { method, url: path, path, headers: {}, params: {}, query: {}, body: undefined }
  const status =
    { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400
  const reply = refusalOfUnreadable(mounts, request, status)
  const body = JSON.stringify(reply.body)
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `content-type: ${reply.headers?.['content-type'] ?? 'application/json; charset=utf-8'}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

function requestOf(raw: FastifyRequest): Request {
  const path = raw.originalUrl.split('?', 1)[0] as string
  const host = raw.headers.host ?? ''
  // Only for links in answers, so that a proxy with https in front may be believed.
  const isSecure = raw.headers['x-forwarded-proto'] === 'https'
  return {
    method: raw.method,
    url: `${isSecure ? 'https' : raw.protocol}://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}${path}`,
    path: raw.url.split('?', 1)[0] as string,
    headers: raw.headers,
    params: (raw.params ?? {}) as Record<string, string>,
    query: raw.query as Record<string, string | string[]>,
    body: raw.body,
  }
}

async function send(reply: FastifyReply, answer: Reply): Promise<FastifyReply> {
  reply.code(answer.status)
  if (answer.headers) reply.headers(answer.headers)
  if (answer.body === null) return reply.send()
  if (!answer.headers?.['content-type'])
    reply.header('content-type', 'application/json; charset=utf-8')
  return reply.send(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
}

// Fastify's own refusals happen before a route runs.
function bodyTroubleOf(error: unknown): unknown {
  const code = (error as { code?: string }).code
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new RequestError('body_too_large', `the body is larger than ${bodyBytesMax} bytes`)
  }
  if (code?.startsWith('FST_ERR_CTP_')) return new RequestError('malformed_body', 'bad body')
  return error
}

/** Repeated keys become arrays; brackets stay part of the key, since vendors differ about them. */
function parseQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null)
  for (const [key, value] of new URLSearchParams(text)) {
    const before = query[key]
    if (before === undefined) query[key] = value
    else if (Array.isArray(before)) before.push(value)
    else query[key] = [before, value]
  }
  return query
}

function parseBody(contentType: string, bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new RequestError('malformed_body', 'the body is not UTF-8 text')
  const text = bytes.toString('utf8')
  if (text.trim() === '') return undefined
  if (contentType.startsWith('application/x-www-form-urlencoded')) return parseQuery(text)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new RequestError('malformed_body', 'the body is not valid JSON')
  }
  assertShallow(body, bodyDepthMax)
  // Only an escape can smuggle these in: a raw NUL or half a surrogate pair is not valid JSON text.
  if (/\\u(0000|[dD][89a-fA-F])/.test(text)) assertStorable(body)
  return body
}

// Postgres stores no NUL, and half a surrogate pair is not text.
function assertStorable(value: unknown): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    throw new RequestError('text', 'a text holds a character that cannot be stored')
  }
  if (value === null || typeof value !== 'object') return
  for (const [key, member] of Object.entries(value)) {
    assertStorable(key)
    assertStorable(member)
  }
}

function assertShallow(value: unknown, depthLeft: number): void {
  if (value === null || typeof value !== 'object') return
  if (depthLeft === 0) throw new RequestError('malformed_body', 'the body is nested too deeply')
  for (const member of Object.values(value)) assertShallow(member, depthLeft - 1)
}
