import { endSession } from '../../core/access/sessions.ts'
import { DomainError } from '../../core/errors.ts'
import { sessionCookie } from '../auth.ts'
import { replyEndpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { ownSession } from './own-session.ts'

/** DELETE /sessions/:id: ends one session of the person who calls. Refuses session_not_found. */
export const endSessionEndpoint = replyEndpoint(
  { params: idParams, status: 204 },
  async ({ db, access, merchantId, params, request }) => {
    const { id, staffId } = ownSession(access)
    const isEnded = await endSession(db, merchantId, staffId, params.id)
    if (!isEnded) throw new DomainError('session_not_found')
    const headers = params.id === id ? { headers: sessionCookie(request, '', 0) } : {}
    return { status: 204, body: null, ...headers }
  },
)
