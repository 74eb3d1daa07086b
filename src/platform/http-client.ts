import { lookup as resolveName } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './address-check.ts'
import { Agent as HttpAgent, request as requestHttp } from './node-http.ts'

/** What came of one request. `failed` carries a short reason, stable enough to be counted. */
export type Outcome =
  | { outcome: 'answered'; status: number; body: string; duration_ms: number }
  | { outcome: 'failed'; reason: string; status: number | null; duration_ms: number }

interface OutgoingRequest {
  url: string
  headers: Record<string, string>
  body: string
}

/** Sends requests to addresses that others chose. */
export interface HttpClient {
  /** Never throws, save when it is aborted: a refused address is a failure as well. */
  post(request: OutgoingRequest, signal?: AbortSignal): Promise<Outcome>
  close(): void
}

export interface HttpClientOptions {
  /** Permits private and loopback addresses. */
  allowPrivate: boolean
  /** For the whole exchange, from the name to the last byte. */
  timeoutMs?: number
  /** For tests: answers the addresses of a name. */
  resolve?: (name: string) => Promise<{ address: string; family: number }[]>
}

// 15 s: SHOPLINE's documented limit (spec/shopline/webhooks.md).
const defaultTimeoutMs = 15_000
const answerBytesMax = 65_536

/** Reasons that are ours; a broken connection gives the system's own code (ECONNREFUSED …). */
class ClientError extends Error {}

/**
 * A client that resolves a name once, checks every address it has and connects to those alone;
 * that follows no redirect, reads 64 KB of an answer at most and gives up after 15 s.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { allowPrivate, timeoutMs = defaultTimeoutMs } = options
  const resolve = options.resolve ?? ((name) => resolveName(name, { all: true }))
  const isAllowed = (address: string) => allowPrivate || isPublicAddress(address)

  const lookup = checkedLookup(resolve, isAllowed)
  const settings = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16, lookup }
  const agents = {
    'http:': new HttpAgent(settings),
    'https:': new HttpsAgent(settings),
  }

  function open(url: URL, headers: Record<string, string>) {
    // An address in figures is never looked up.
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) && !isAllowed(host)) throw new ClientError('private_address')
    const request = url.protocol === 'https:' ? requestHttps : requestHttp
    const agent = agents[url.protocol as keyof typeof agents]
    return request(url, { method: 'POST', headers, agent })
  }

  async function post(
    { url, headers, body }: OutgoingRequest,
    signal?: AbortSignal,
  ): Promise<Outcome> {
    const startedAt = performance.now()
    const duration = () => Math.round(performance.now() - startedAt)
    let status: number | null = null
    try {
      const target = URL.canParse(url) ? new URL(url) : null
      if (!target || !(target.protocol in agents)) throw new ClientError('address_unusable')
      const answer = await exchange(() => open(target, headers), {
        body,
        timeoutMs,
        signal,
        onStatus: (code) => {
          status = code
        },
      })
      return { outcome: 'answered', ...answer, duration_ms: duration() }
    } catch (error) {
      signal?.throwIfAborted()
      return { outcome: 'failed', reason: reasonOf(error), status, duration_ms: duration() }
    }
  }

  return {
    post,
    close() {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

/** A look-up that answers only when every address of the name is allowed. */
function checkedLookup(
  resolve: NonNullable<HttpClientOptions['resolve']>,
  isAllowed: (address: string) => boolean,
): LookupFunction {
  return (name, { all }, done) => {
    resolve(name).then(
      (addresses) => {
        // One private address among public ones is how a name is turned against its reader.
        const wrong = addresses.find(({ address }) => !isAllowed(address))
        const [first] = addresses
        if (wrong || !first) {
          done(new ClientError(wrong ? 'private_address' : 'ENOTFOUND'), '')
        } else if (all) done(null, addresses)
        else done(null, first.address, first.family)
      },
      (error) => done(error, ''),
    )
  }
}

interface Exchange {
  body: string
  timeoutMs: number
  signal: AbortSignal | undefined
  onStatus(status: number): void
}

function exchange(
  open: () => ReturnType<typeof requestHttp>,
  { body, timeoutMs, signal, onStatus }: Exchange,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = open()
    const timer = setTimeout(() => request.destroy(new ClientError('timeout')), timeoutMs)
    const onAbort = () => request.destroy(new ClientError('aborted'))
    signal?.addEventListener('abort', onAbort, { once: true })
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
    request.on('error', (error) => {
      end()
      reject(error)
    })
    request.on('response', (answer) => {
      const status = answer.statusCode ?? 0
      onStatus(status)
      readText(answer).then(
        (text) => {
          end()
          resolve({ status, body: text })
        },
        (error) => {
          end()
          reject(error)
          request.destroy()
        },
      )
    })
    request.setHeader('content-length', Buffer.byteLength(body))
    request.end(body)
  })
}

async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer) {
    length += chunk.length
    if (length > answerBytesMax) throw new ClientError('answer_too_long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function reasonOf(error: unknown): string {
  if (error instanceof ClientError) return error.message
  const { code, message } = error as { code?: string; message?: string }
  return code ?? message ?? 'unknown'
}
