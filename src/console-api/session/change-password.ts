import { z } from 'zod'
import { changeOwnPassword } from '../../core/access/change-password.ts'
import { endpoint } from '../endpoint.ts'
import { newPasswordInput } from '../inputs.ts'
import { ownSession } from './own-session.ts'

const body = z.object({
  current_password: z.string().min(1).max(1024),
  password: newPasswordInput,
})

/** PUT /session/password: changes one's own password, and ends one's other sessions. */
export const changePasswordEndpoint = endpoint(
  { body },
  async ({ db, access, actor, now, body: sent }) => {
    const { id } = ownSession(access)
    const input = { current: sent.current_password, next: sent.password, session_id: id }
    await changeOwnPassword(db, actor, input, now)
    return null
  },
)
