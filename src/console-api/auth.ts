import { type Access, findAccess, findSession } from '../core/access/tokens.ts'
import { DomainError } from '../core/errors.ts'
import type { Db } from '../platform/db.ts'
import type { Request } from '../platform/http.ts'

type Headed = Pick<Request, 'headers' | 'url'> & { method?: string }

/**
 * Reached by https the cookie has the prefix that only this very host may set: a page of a neighbouring
 * subdomain cannot plant a session of its own.
 */
function cookieName(request: Pick<Request, 'url'>): string {
  return request.url.startsWith('https:') ? '__Host-guitai_session' : 'guitai_session'
}

/**
 * Who calls, from `Authorization: Bearer …` or else from the cookie of a session. Refuses what is
 * missing, unknown, expired or revoked (unauthorized), and a write by the cookie that another site
 * made the browser send (cross_site_request): a cookie comes along unasked, a token does not.
 */
export async function authenticate(db: Db, request: Headed, now: Date): Promise<Access> {
  const { authorization } = request.headers
  if (typeof authorization === 'string') {
    const [, token] = /^Bearer\s+(\S+)$/i.exec(authorization) ?? []
    return known(token === undefined ? null : await findAccess(db, 'console', token, now))
  }
  const token = cookieOf(request)
  const access = known(token === null ? null : await findSession(db, token, now))
  assertOwnOrigin(request)
  return access
}

function known(access: Access | null): Access {
  if (!access) throw new DomainError('unauthorized')
  return access
}

/**
 * Refuses (cross_site_request) a write that does not come from a page of this server. Browsers say
 * so in `Sec-Fetch-Site`; by plain http over the network they say only `Origin`.
 */
export function assertOwnOrigin(request: Headed): void {
  if (request.method === undefined || ['GET', 'HEAD'].includes(request.method)) return
  const { headers } = request
  const site = headers['sec-fetch-site']
  const isOwn =
    site === undefined
      ? [headers.host, headers['x-forwarded-host']].includes(hostOf(headers.origin))
      : site === 'same-origin' || site === 'none'
  if (!isOwn) throw new DomainError('cross_site_request')
}

// A page of no origin at all, such as a sandboxed frame, says "null".
function hostOf(origin: string | string[] | undefined): string {
  return typeof origin === 'string' && URL.canParse(origin) ? new URL(origin).host : 'none'
}

/** The token in the cookie of a session; null when there is none. */
export function cookieOf(request: Headed): string | null {
  const start = `${cookieName(request)}=`
  const cookies = [request.headers.cookie ?? []].flat().flatMap((line) => line.split(';'))
  const own = cookies.map((each) => each.trim()).find((each) => each.startsWith(start))
  return own?.slice(start.length) || null
}

/**
 * The header that makes a browser keep the token of a session for so long; 0 seconds make it forget.
 * Scripts cannot read it, other sites do not send it, and where we are reached by https it never
 * travels by http.
 */
export function sessionCookie(request: Pick<Request, 'url'>, token: string, seconds: number) {
  const isSecure = request.url.startsWith('https:')
  const parts = [
    `${cookieName(request)}=${token}`,
    'Path=/',
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ]
  return { 'set-cookie': parts.join('; ') }
}
