import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { endSessionsIn } from './sessions.ts'
import { countingFailures, failureNames } from './sign-in-failures.ts'
import { hashPassword, isPassword } from './staff.ts'
import { forgetAccess } from './tokens.ts'

const readHash = statement(
  'staff_read_password_hash',
  'select password_hash from staff where merchant_id = $1 and id = $2',
)

// Only over the hash that was checked: of two changes at once, one is refused.
const storeHash = statement(
  'staff_store_password_hash',
  `with changed as (
     update staff set password_hash = $4, updated_at = $5
      where merchant_id = $1 and id = $2 and password_hash = $3
     returning id
   ), event as (
     ${insertEventsSql('$6')} where exists (select 1 from changed)
   )
   select id from changed`,
)

/**
 * Changes one's own password and ends one's other sessions. Refuses (password_wrong) when the
 * current one is not right, and (sign_in_locked) after too many that were not: whoever finds a
 * browser open must not guess.
 */
export async function changeOwnPassword(
  db: Db,
  actor: Actor,
  input: { current: string; next: string; session_id: string },
  now: Date,
): Promise<void> {
  const staffId = actor.id ?? ''
  const isChanged = await countingFailures(db, failureNames.ownPassword(staffId), now, () =>
    changeIfRight(db, actor, input, now),
  )
  if (!isChanged) throw new DomainError('password_wrong', { field: 'current_password' })
  forgetAccess()
}

async function changeIfRight(
  db: Db,
  actor: Actor,
  input: { current: string; next: string; session_id: string },
  now: Date,
): Promise<true | null> {
  const staffId = actor.id ?? ''
  const ids = [actor.merchant.id, staffId]
  const [row] = await db.read<{ password_hash: string }>(readHash, ids)
  const isRight = await isPassword(input.current, row?.password_hash ?? null)
  if (!row || !isRight) return null
  const event = newEvent(actor, 'staff.password_changed', staffId, {}, now)
  const next = await hashPassword(input.next)
  const events = JSON.stringify([event])
  return db.transaction(async (tx) => {
    const changed = await tx.run(storeHash, [...ids, row.password_hash, next, now, events])
    if (changed.length === 0) return null
    await endSessionsIn(tx, actor.merchant.id, staffId, input.session_id)
    return true
  })
}
