import { removeStore } from '../../core/merchants/update-store.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'

/** DELETE /stores/:id: only a store that was never used. */
export const deleteStoreEndpoint = endpoint({ params: idParams }, async (call) => {
  const key = { id: call.params.id, version: call.ifMatch }
  await removeStore(call.db, call.actor, key, call.now)
  return null
})
