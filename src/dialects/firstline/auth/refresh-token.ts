import { createToken } from '../../../core/access/tokens.ts'
import { DomainError } from '../../../core/errors.ts'
import { endpoint } from '../endpoint.ts'
import { ttlMinutesDefault } from './create-token.ts'
import { tokenJson } from './token-json.ts'

/** "Refresh the token": PUT /auth. The caller's token stops working (conventions.md 2.4). */
export const refreshTokenEndpoint = endpoint({}, async ({ db, now, access, merchantId }) => {
  if (!access.staff) throw new DomainError('unauthorized')
  const seconds = lifetimeSecondsOf(access)
  const token = await createToken(
    db,
    {
      merchant_id: merchantId,
      face: 'firstline',
      staff_id: access.staff.id,
      name: 'api',
      scopes: access.scopes,
      expires_at: new Date(now.getTime() + seconds * 1000),
    },
    now,
  )
  return tokenJson(token, seconds)
})

// Inferred: the lifetime stays what was asked for; a permanent token is replaced by a usual one.
function lifetimeSecondsOf(access: { created_at: string; expires_at: string | null }): number {
  if (access.expires_at === null) return ttlMinutesDefault * 60
  return Math.round((Date.parse(access.expires_at) - Date.parse(access.created_at)) / 1000)
}
