/** Who is signed in, and what they may do: `GET /api/session`. */
export interface Session {
  /** Null for a token of the merchant's own, which no browser has. */
  staff: {
    id: string
    name: string
    account: string
    email: string
    role: 'agent' | 'supervisor' | 'admin' | 'sponsor'
  } | null
  merchant: {
    id: string
    name: string
    handle: string
    currency: string
    timezone: string
    locale: string
    is_demo: boolean
  }
  /** Such as `orders:write`; src/core/access/permissions.ts lists them. */
  permissions: string[]
  /** From where to follow `GET /api/live`, so that nothing is missed of what is read from now on. */
  live_after: string
}

/** `POST /api/session`; it answers with the session and sets its cookie. */
export interface SignIn {
  /** The account or the e-mail. */
  account: string
  password: string
}

/** What the sign-in page may offer: `GET /api/sign-in-options`. */
export interface SignInOptions {
  demo: { account: string; password: string } | null
}

/** A session of the person who asks: `GET /api/sessions`. */
export interface SessionItem {
  id: string
  created_at: string
  last_used_at: string | null
  expires_at: string
  user_agent: string
  /** The one that asks. */
  is_current: boolean
}
