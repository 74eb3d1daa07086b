import type { TokenListing } from '../../core/access/manage-tokens.ts'
import type { TokenItem } from './contract.ts'

const timeOf = (text: string | null) => (text === null ? null : new Date(text).toISOString())

export function tokenJson(token: TokenListing, now: Date): TokenItem {
  const isExpired = token.expires_at !== null && Date.parse(token.expires_at) <= now.getTime()
  return {
    id: token.id,
    name: token.name,
    face: token.face,
    staff: token.staff,
    scopes: token.scopes,
    created_at: new Date(token.created_at).toISOString(),
    last_used_at: timeOf(token.last_used_at),
    expires_at: timeOf(token.expires_at),
    revoked_at: timeOf(token.revoked_at),
    is_live: token.revoked_at === null && !isExpired,
  }
}
