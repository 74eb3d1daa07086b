// The one place that talks to the server. Every answer is JSON in the shapes of
// src/console-api/**/contract.ts; every refusal is a problem document (RFC 9457).

/** A refusal or a failure, with the stable code that texts and tests go by. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** 0 when no answer came. */
  readonly status: number
  readonly code: string
  readonly detail: string
  /** Seconds after which to try again, where the server says so. */
  readonly retryAfter: number | null
  /** Inputs at fault, by JSON pointer. */
  readonly errors: { pointer: string; detail: string }[]
  /** Of what there is not enough, and how much there is. */
  readonly shortage: { variant_id: string; available: number } | null

  constructor(
    status: number,
    problem: Partial<Pick<ApiError, 'code' | 'detail' | 'errors' | 'retryAfter'>> & {
      variant_id?: string
      available?: number
    },
  ) {
    super(problem.detail ?? problem.code ?? `HTTP ${status}`)
    this.status = status
    this.code = problem.code ?? (status === 0 ? 'offline' : 'internal')
    this.detail = problem.detail ?? ''
    this.errors = problem.errors ?? []
    const { variant_id, available = 0 } = problem
    this.shortage = variant_id === undefined ? null : { variant_id, available }
    this.retryAfter = problem.retryAfter ?? null
  }
}

/** Query values; undefined and null are left out, lists repeat their key. */
export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>

export interface Options {
  query?: Query
  /** The version of the object that the person saw. */
  ifMatch?: number
  /** One key for one intention: pressing twice does it once. Made for each call when left out. */
  key?: string
  signal?: AbortSignal
}

/** A key for one intention of a person, kept by the form until it succeeded. */
export function newKey(): string {
  // crypto.randomUUID needs https, and a shop's own server may be reached by plain http in its network.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The query as the server reads it. */
export function queryText(query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue
    for (const each of Array.isArray(value) ? value : [value]) params.append(name, String(each))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** The address of a file that the browser itself fetches and saves. */
export function downloadPath(path: string, query: Query): string {
  return `/api${path}${queryText(query)}`
}

async function request<Result>(
  method: string,
  path: string,
  body: unknown,
  options: Options = {},
): Promise<Result> {
  const isWrite = method !== 'GET'
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (isWrite) headers['idempotency-key'] = options.key ?? newKey()
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`
  const reply = await fetch(`/api${path}${queryText(options.query)}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  }).catch((error) => {
    if (options.signal?.aborted) throw error
    throw new ApiError(0, {})
  })
  const text = await reply.text()
  const json = text === '' ? null : parsed(text)
  if (!reply.ok) {
    const wait = Number(reply.headers.get('retry-after'))
    throw new ApiError(reply.status, { ...(json as object | null), retryAfter: wait || null })
  }
  return json as Result
}

// A proxy in front may answer with a page of its own.
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Whether the server answers at all. */
export async function isServerThere(): Promise<boolean> {
  return fetch('/health/live').then(
    () => true,
    () => false,
  )
}

export const api = {
  get: <Result>(path: string, options?: Options) =>
    request<Result>('GET', path, undefined, options),
  post: <Result>(path: string, body?: unknown, options?: Options) =>
    request<Result>('POST', path, body, options),
  put: <Result>(path: string, body?: unknown, options?: Options) =>
    request<Result>('PUT', path, body, options),
  patch: <Result>(path: string, body?: unknown, options?: Options) =>
    request<Result>('PATCH', path, body, options),
  delete: <Result>(path: string, options?: Options) =>
    request<Result>('DELETE', path, undefined, options),
}
