import { endSession } from '../../core/access/sessions.ts'
import { sessionCookie } from '../auth.ts'
import { replyEndpoint } from '../endpoint.ts'
import { ownSession } from './own-session.ts'

/** DELETE /session: ends this session. */
export const signOutEndpoint = replyEndpoint(
  { status: 204 },
  async ({ db, access, merchantId, request }) => {
    const { id, staffId } = ownSession(access)
    await endSession(db, merchantId, staffId, id)
    return { status: 204, headers: sessionCookie(request, '', 0), body: null }
  },
)
