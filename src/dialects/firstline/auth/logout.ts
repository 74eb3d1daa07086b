import { revokeAccess } from '../../../core/access/tokens.ts'
import { endpoint } from '../endpoint.ts'

/** "Log out": POST /auth/logout */
export const logoutEndpoint = endpoint({}, async ({ db, now, token }) => {
  await revokeAccess(db, token, now)
  return { message: 'Successfully logged out' }
})
