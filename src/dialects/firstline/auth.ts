import { type Access, findAccess } from '../../core/access/tokens.ts'
import { DomainError } from '../../core/errors.ts'
import type { Db } from '../../platform/db.ts'
import type { Request } from '../../platform/http.ts'

/**
 * The token of a request: the header with or without the word Bearer, else `?token=`; the header
 * wins (spec/firstline/conventions.md 2.1).
 */
export function tokenOf(request: Request): string | null {
  const header = request.headers.authorization
  if (typeof header === 'string' && header.trim() !== '') {
    return header.trim().replace(/^bearer\s+/i, '')
  }
  const [token] = [request.query.token ?? []].flat()
  return token ?? null
}

/**
 * Who calls. Refuses a missing, unknown, expired, revoked or replaced token, and a sponsor.
 * Inferred: a sponsor sees "a small part" that no page names, so nothing is shown to one here.
 */
export async function authenticate(db: Db, token: string | null, now: Date): Promise<Access> {
  const access = token === null ? null : await findAccess(db, 'firstline', token, now)
  if (!access) throw new DomainError('unauthorized')
  if (access.staff?.role === 'sponsor') throw new DomainError('forbidden')
  return access
}
