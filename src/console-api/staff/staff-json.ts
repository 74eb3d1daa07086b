import { leadershipRefusal } from '../../core/access/change-staff.ts'
import { permissionsOf, rolesWithin } from '../../core/access/permissions.ts'
import type { Staff, StaffRole } from '../../core/access/staff.ts'
import { DomainError } from '../../core/errors.ts'
import { findStaff } from '../../core/merchants/find-staff.ts'
import type { Context } from '../endpoint.ts'
import type { StaffAction, StaffMember } from './contract.ts'

/** All staff, as the caller may see and change them. */
export async function staffListJson({
  db,
  access,
  actor,
  merchantId,
}: Pick<Context, 'db' | 'access' | 'actor' | 'merchantId'>): Promise<StaffMember[]> {
  const staff = await findStaff(db, merchantId)
  const mayWrite = permissionsOf(access).includes('staff:write')
  const viewer = { actorId: actor.id, mayWrite, roles: rolesWithin(access) }
  return staff.map((each) => staffMemberJson(each, staff, viewer))
}

/** One of them; refuses with staff_not_found. */
export async function staffJson(
  call: Pick<Context, 'db' | 'access' | 'actor' | 'merchantId'>,
  id: string,
): Promise<StaffMember> {
  const member = (await staffListJson(call)).find((each) => each.id === id)
  if (!member) throw new DomainError('staff_not_found')
  return member
}

interface Viewer {
  actorId: string | null
  mayWrite: boolean
  /** Those that the viewer may give. */
  roles: StaffRole[]
}

function staffMemberJson(staff: Staff, all: Staff[], viewer: Viewer): StaffMember {
  const { mayWrite, actorId } = viewer
  return {
    id: staff.id,
    version: staff.version,
    name: staff.name,
    role: staff.role,
    code: staff.code,
    account: mayWrite ? staff.account : null,
    email: mayWrite ? staff.email : null,
    phone: mayWrite ? staff.phone : null,
    disabled_at: staff.disabled_at && new Date(staff.disabled_at).toISOString(),
    is_self: staff.id === actorId,
    actions: actionsOf(staff, all, viewer),
    created_at: new Date(staff.created_at).toISOString(),
  }
}

function actionsOf(
  staff: Staff,
  all: Staff[],
  { actorId, mayWrite, roles }: Viewer,
): StaffAction[] {
  const forbidden = mayWrite ? null : 'forbidden'
  const removed = { ...staff, disabled_at: staff.disabled_at ?? 'now' }
  const leads = forbidden ?? leadershipRefusal(actorId, removed, all)
  const own = staff.id === actorId ? 'staff_oneself' : null
  const beyond = roles.includes(staff.role) ? null : 'forbidden'
  const action = (name: StaffAction['action'], reason: string | null): StaffAction => ({
    action: name,
    is_allowed: reason === null,
    reason,
  })
  return [
    action('change_role', leads),
    action('disable', leads),
    action('reset_password', forbidden ?? own ?? beyond),
  ]
}
