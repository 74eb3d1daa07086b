import { revokeTokenById } from '../../core/access/manage-tokens.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'

/** DELETE /tokens/:id: it works no more from this moment. */
export const revokeTokenEndpoint = endpoint({ params: idParams, status: 204 }, async (call) => {
  await revokeTokenById(call.db, call.actor, call.params.id, call.now)
  return null
})
