import { deleteSavedView } from '../../core/views/saved-views.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { assertMayChange } from './saved-view-json.ts'

/** DELETE /saved-views/:id */
export const deleteSavedViewEndpoint = endpoint({ params: idParams }, async (call) => {
  await deleteSavedView(
    call.db,
    call.actor,
    {
      id: call.params.id,
      check: (view) => assertMayChange(call.access, view.staff_id === null),
    },
    call.now,
  )
  return null
})
