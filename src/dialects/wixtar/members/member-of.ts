import type { Access } from '../../../core/access/tokens.ts'
import { DomainError } from '../../../core/errors.ts'

/** The id of the customer whom a token stands for; refuses any other token (member_required). */
export function memberIdOf(access: Access): string {
  if (access.customer_id === null) throw new DomainError('member_required')
  return access.customer_id
}
