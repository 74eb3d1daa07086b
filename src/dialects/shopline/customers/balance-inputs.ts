import { z } from 'zod'
import type { Actor } from '../../../core/actor.ts'
import { DomainError } from '../../../core/errors.ts'
import { findStaff } from '../../../core/merchants/find-staff.ts'
import type { Db } from '../../../platform/db.ts'

/** What the calls for credits and for points share. */
export const balanceFields = {
  value: z.number().int().min(-999_999).max(999_999),
  remarks: z.string().min(1).max(50),
  // Notices are not sent from here; the numbers are checked.
  email_target: z.union([z.literal(1), z.literal(3)]).optional(),
  sms_notification_target: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  performer_id: z.string().nullish(),
  performer_type: z.enum(['User', 'Agent']).nullish(),
}

/**
 * The actor in whose name a balance changes: the staff member or agent that the request names, or
 * the caller. Refuses a performer who does not work for the merchant.
 */
export async function performerOf(
  db: Db,
  actor: Actor,
  performerId: string | null | undefined,
): Promise<Actor> {
  if (!performerId) return actor
  const staff = await findStaff(db, actor.merchant.id)
  const performer = staff.find((each) => each.id === performerId)
  if (!performer) {
    throw new DomainError('invalid', {
      field: 'performer_id',
      reason: '"performer_id" is not a staff member or agent of this store',
    })
  }
  return { ...actor, kind: 'staff', id: performer.id, name: performer.name, code: performer.code }
}
