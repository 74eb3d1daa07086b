import { z } from 'zod'
import { endSession, sessionMs } from '../../core/access/sessions.ts'
import { signIn } from '../../core/access/sign-in.ts'
import { findSession } from '../../core/access/tokens.ts'
import { DomainError } from '../../core/errors.ts'
import { cookieOf, sessionCookie } from '../auth.ts'
import { openEndpoint } from '../endpoint.ts'
import { sessionJson } from './session-json.ts'

const body = z.object({
  account: z.string().trim().min(1).max(255),
  password: z.string().min(1).max(1024),
})

/** POST /session: account or e-mail and password become a session, which the cookie carries. */
export const signInEndpoint = openEndpoint({ body }, async ({ db, now, request, body: sent }) => {
  const user_agent = [request.headers['user-agent'] ?? ''].flat().join()
  const before = cookieOf(request)
  const token = await signIn(db, { ...sent, user_agent }, now)
  const access = await findSession(db, token, now)
  // Disabled in the very moment.
  if (!access) throw new DomainError('sign_in_failed')
  // Who signs in anew leaves the session that this browser had.
  const left = before === null ? null : await findSession(db, before, now)
  if (left?.staff) await endSession(db, left.actor.merchant.id, left.staff.id, left.id)
  return {
    status: 200,
    headers: sessionCookie(request, token, sessionMs / 1000),
    body: await sessionJson(db, access),
  }
})
