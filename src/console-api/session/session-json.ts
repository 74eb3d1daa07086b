import { permissionsOf } from '../../core/access/permissions.ts'
import type { Access } from '../../core/access/tokens.ts'
import { cursorText, newestCursor } from '../../core/webhooks/event-cursor.ts'
import type { Db } from '../../platform/db.ts'
import type { Session } from './contract.ts'

/** Who calls, what they may do, and from where they may follow what happens. */
export async function sessionJson(db: Db, access: Access): Promise<Session> {
  const { staff } = access
  const { merchant } = access.actor
  return {
    staff: staff && {
      id: staff.id,
      name: staff.name,
      account: staff.account,
      email: staff.email,
      role: staff.role,
    },
    merchant: {
      id: merchant.id,
      name: merchant.name,
      handle: merchant.handle,
      currency: merchant.currency,
      timezone: merchant.timezone,
      locale: merchant.locale,
      is_demo: merchant.is_demo,
    },
    permissions: permissionsOf(access),
    live_after: cursorText(await newestCursor(db)),
  }
}
