import { findSessions, type Session } from '../../core/access/sessions.ts'
import { endpoint } from '../endpoint.ts'
import type { SessionItem } from './contract.ts'
import { ownSession } from './own-session.ts'

/** GET /sessions: where the person who calls is signed in, the newest first. */
export const getSessionsEndpoint = endpoint({}, async ({ db, access, merchantId, now }) => {
  const { id, staffId } = ownSession(access)
  const sessions = await findSessions(db, merchantId, staffId, now)
  return { items: sessions.map((each) => itemJson(each, each.id === id)) }
})

function itemJson(session: Session, isCurrent: boolean): SessionItem {
  return {
    id: session.id,
    created_at: session.created_at,
    last_used_at: session.last_used_at,
    expires_at: session.expires_at,
    user_agent: session.user_agent,
    is_current: isCurrent,
  }
}
