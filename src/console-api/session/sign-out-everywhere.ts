import { endSessions } from '../../core/access/sessions.ts'
import { sessionCookie } from '../auth.ts'
import { replyEndpoint } from '../endpoint.ts'
import { ownSession } from './own-session.ts'

/** DELETE /sessions: ends all sessions of the person who calls, this one too. */
export const signOutEverywhereEndpoint = replyEndpoint(
  { status: 204 },
  async ({ db, access, merchantId, request }) => {
    await endSessions(db, merchantId, ownSession(access).staffId)
    return { status: 204, headers: sessionCookie(request, '', 0), body: null }
  },
)
