import { randomBytes } from 'node:crypto'
import { brokenConstraint, type Db, statement, type Tx } from '../../platform/db.ts'
import { insideOf } from '../../platform/inside-transaction.ts'
import { changedValues } from '../changed-values.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { createStaff, type NewStaff } from '../merchants/create-merchant.ts'
import { assertSameVersion } from '../version.ts'
import { assertMayGive, rolesWithin } from './permissions.ts'
import { endSessionsIn } from './sessions.ts'
import { forgetFailures } from './sign-in-failures.ts'
import { hashPassword, type Staff, staffColumns } from './staff.ts'
import { type Access, forgetAccess } from './tokens.ts'

const insertEvents = statement('staff_insert_events', insertEventsSql('$1'))

/**
 * Makes a staff member as the caller, with a first password that is returned this once. Refuses
 * account_taken, staff_code_taken, and a role that may do more than the caller (forbidden).
 */
export async function hireStaff(
  db: Db,
  caller: Access,
  input: Omit<NewStaff, 'password_hash'>,
  now: Date,
): Promise<{ staff: Staff; password: string }> {
  const { actor } = caller
  assertMayGive(caller, input.role)
  const password = newPassword()
  const password_hash = await hashPassword(password)
  const staff = await db.transaction(async (tx) => {
    const made = await createStaff(
      insideOf(tx, db.outside),
      actor.merchant.id,
      { ...input, password_hash },
      now,
    )
    const event = newEvent(actor, 'staff.created', made.id, { ...input }, now)
    await tx.run(insertEvents, [JSON.stringify([event])])
    return made
  })
  return { staff, password }
}

// 96 random bits in letters and digits that are easy to read to somebody.
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const random = Array.from(randomBytes(20), (byte) => letters[byte % letters.length])
  return random.join('').replace(/(.{5})(?=.)/g, '$1-')
}

/** What may be changed of a staff member. */
export type StaffChanges = Partial<Pick<Staff, 'name' | 'email' | 'phone' | 'code' | 'role'>> & {
  is_disabled?: boolean
}

const lockStaff = statement(
  'staff_lock',
  `select row_to_json(s) as staff
     from (select ${staffColumns} from staff
            where merchant_id = $1 and id = $2 for no key update) s`,
)

// Whoever takes an admin away holds all of them, so that two cannot take the last two at once.
const lockAdmins = statement(
  'staff_lock_admins',
  `select id, role, disabled_at from staff
    where merchant_id = $1 and role = 'admin' and disabled_at is null
    order by id for no key update`,
)

const updateRow = statement(
  'staff_update',
  `with changed as (
     update staff
        set (name, email, phone, code, role, disabled_at, version, updated_at)
          = (select r.name, r.email, r.phone, r.code, r.role, r.disabled_at, r.version, r.updated_at
               from json_populate_record(null::staff, $3::json) r)
      where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$4')}`,
)

/**
 * Changes a staff member; one who is disabled is signed out at once. Refuses staff_not_found,
 * settings_changed_meanwhile, staff_code_taken, a role that may do more than the caller (forbidden),
 * to change one's own role or to disable oneself (staff_oneself), and to leave no admin
 * (staff_last_admin).
 */
export async function changeStaff(
  db: Db,
  caller: Access,
  { id, version }: { id: string; version: number | null },
  changes: StaffChanges,
  now: Date,
): Promise<Staff> {
  const { actor } = caller
  const { is_disabled, ...columns } = changes
  const staff = await db.transaction(async (tx) => {
    const admins = await tx.run<Staff>(lockAdmins, [actor.merchant.id])
    const before = await loadLocked(tx, actor.merchant.id, id)
    assertSameVersion(before, version)
    const disabled_at = disabledAt(before, is_disabled, now)
    const changed = changedValues<Staff>(before, { ...columns, disabled_at })
    if (!changed) return before
    if (changed.after.role !== undefined) assertMayGive(caller, changed.after.role)
    const after = {
      ...before,
      ...changed.after,
      version: before.version + 1,
      updated_at: now.toISOString(),
    }
    const touchesRights = 'role' in changed.after || 'disabled_at' in changed.after
    const refusal = touchesRights ? leadershipRefusal(actor.id, after, admins) : null
    if (refusal) throw new DomainError(refusal)
    const event = newEvent(actor, 'staff.updated', id, changed, now)
    try {
      await tx.run(updateRow, [
        actor.merchant.id,
        id,
        JSON.stringify(after),
        JSON.stringify([event]),
      ])
    } catch (error) {
      if (brokenConstraint(error) === 'staff_code_key') throw new DomainError('staff_code_taken')
      throw error
    }
    // A session that was ended stays ended, also when the person comes back.
    if (disabled_at !== null) await endSessionsIn(tx, actor.merchant.id, id)
    return after
  })
  forgetAccess()
  return staff
}

function disabledAt(before: Staff, isDisabled: boolean | undefined, now: Date): string | null {
  if (isDisabled === undefined) return before.disabled_at
  return isDisabled ? (before.disabled_at ?? now.toISOString()) : null
}

/**
 * Why a staff member cannot become what `after` says in role and presence, or null: nobody does it to
 * oneself, and somebody among `all` must be left who may do everything.
 */
export function leadershipRefusal(
  actorId: string | null,
  after: Staff,
  all: Pick<Staff, 'id' | 'role' | 'disabled_at'>[],
): 'staff_oneself' | 'staff_last_admin' | null {
  if (after.id === actorId) return 'staff_oneself'
  const leads = (staff: Pick<Staff, 'role' | 'disabled_at'>) =>
    staff.role === 'admin' && staff.disabled_at === null
  const isLed = leads(after) || all.some((each) => each.id !== after.id && leads(each))
  return isLed ? null : 'staff_last_admin'
}

async function loadLocked(tx: Tx, merchantId: string, id: string): Promise<Staff> {
  const [row] = await tx.run<{ staff: Staff }>(lockStaff, [merchantId, id])
  if (!row) throw new DomainError('staff_not_found')
  return row.staff
}

const storePassword = statement(
  'staff_reset_password',
  `with changed as (
     update staff set password_hash = $3, updated_at = $4, version = version + 1
      where merchant_id = $1 and id = $2 and role = any($6)
     returning id, merchant_id, account, email, code
   ), event as (
     ${insertEventsSql('$5')} where exists (select 1 from changed)
   )
   select * from changed`,
)

/**
 * Gives a staff member a new password, which is returned this once, ends their sessions, and forgets
 * the wrong passwords that they had to wait for. Refuses staff_not_found, one's own (staff_oneself):
 * that is changed by whoever knows the old one, and that of somebody who may do more than the caller
 * (forbidden), who would do it with the password.
 */
export async function resetPassword(
  db: Db,
  caller: Pick<Access, 'actor' | 'staff' | 'scopes'>,
  id: string,
  now: Date,
): Promise<string> {
  const { actor } = caller
  const merchantId = actor.merchant.id
  if (id === actor.id) throw new DomainError('staff_oneself')
  const password = newPassword()
  const event = newEvent(actor, 'staff.password_reset', id, {}, now)
  const hash = await hashPassword(password)
  const values = [merchantId, id, hash, now, JSON.stringify([event]), rolesWithin(caller)]
  const person = await db.transaction(async (tx) => {
    const [changed] = await tx.run<Staff>(storePassword, values)
    if (!changed) {
      assertMayGive(caller, (await loadLocked(tx, merchantId, id)).role)
      throw new DomainError('staff_not_found')
    }
    await endSessionsIn(tx, merchantId, id)
    return changed
  })
  forgetAccess()
  await forgetFailures(db, person)
  return password
}
