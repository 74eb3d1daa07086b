import { type Access, findAccess } from '../core/access/tokens.ts'
import { DomainError } from '../core/errors.ts'
import type { Db } from '../platform/db.ts'
import type { Request } from '../platform/http.ts'

/** Who calls, from `Authorization: Bearer …`. Refuses a missing, unknown, expired or revoked token. */
export async function authenticate(db: Db, request: Request, now: Date): Promise<Access> {
  const header = request.headers.authorization
  const [, token] = /^Bearer\s+(\S+)$/i.exec(typeof header === 'string' ? header : '') ?? []
  const access = token === undefined ? null : await findAccess(db, 'console', token, now)
  if (!access) throw new DomainError('unauthorized')
  return access
}
