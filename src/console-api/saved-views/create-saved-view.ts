import { z } from 'zod'
import { createSavedView } from '../../core/views/saved-views.ts'
import { endpoint } from '../endpoint.ts'
import { assertMayChange, savedViewJson, screenInput, viewFields } from './saved-view-json.ts'

const body = z.object({
  screen: screenInput,
  name: viewFields.name,
  query: viewFields.query,
  is_shared: viewFields.is_shared.default(false),
})

/** POST /saved-views */
export const createSavedViewEndpoint = endpoint({ body, status: 201 }, async (call) => {
  assertMayChange(call.access, call.body.is_shared)
  const view = await createSavedView(call.db, call.actor, call.body, call.now)
  return savedViewJson(view, call.access)
})
