import { z } from 'zod'
import { DomainError } from '../../core/errors.ts'
import { updateSavedView } from '../../core/views/saved-views.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { assertMayChange, savedViewJson, viewFields } from './saved-view-json.ts'

const body = z.object({ ...viewFields, position: z.int().min(0).max(1_000_000) }).partial()

/** PATCH /saved-views/:id: name, filters, place, and whether all see it. */
export const updateSavedViewEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { access, ifMatch } = call
  const view = await updateSavedView(
    call.db,
    call.actor,
    {
      id: call.params.id,
      change: call.body,
      check(before) {
        assertMayChange(access, before.staff_id === null || call.body.is_shared === true)
        if (ifMatch !== null && ifMatch !== before.version) {
          throw new DomainError('saved_view_changed_meanwhile')
        }
      },
    },
    call.now,
  )
  return savedViewJson(view, access)
})
