export type TokenFace = 'shopline' | 'firstline' | 'wixtar' | 'console'

/** A token as lists show it; the token itself is shown once, when it is made. */
export interface TokenItem {
  id: string
  name: string
  face: TokenFace
  /** Whom it acts as; null for the merchant itself. */
  staff: { id: string; name: string } | null
  /** Such as orders:read; none is everything. */
  scopes: string[]
  created_at: string
  /** To about five minutes. */
  last_used_at: string | null
  expires_at: string | null
  revoked_at: string | null
  /** Whether it works now. */
  is_live: boolean
}

/** GET /api/tokens?state=live|ended&after=&limit=: newest first. */
export interface TokenList {
  items: TokenItem[]
  next: string | null
}

/** GET /api/token-options: what a token can be. */
export interface TokenOptions {
  faces: { face: TokenFace; scopes: string[]; needs_staff: boolean }[]
  staff: { id: string; name: string; account: string }[]
}

/** POST /api/tokens */
export interface NewToken {
  face: TokenFace
  name: string
  scopes: string[]
  staff_id?: string | null
  expires_at?: string | null
}

/** The answer to POST /api/tokens, which is kept nowhere. */
export interface IssuedToken extends TokenItem {
  token: string
}
