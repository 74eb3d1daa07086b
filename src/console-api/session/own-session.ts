import type { Access } from '../../core/access/tokens.ts'
import { DomainError } from '../../core/errors.ts'

/** The session that calls and its owner. Refuses (session_required) a program's token. */
export function ownSession(access: Access): { id: string; staffId: string } {
  if (access.kind !== 'session' || !access.staff) throw new DomainError('session_required')
  return { id: access.id, staffId: access.staff.id }
}
