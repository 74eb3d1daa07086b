import { z } from 'zod'
import { findSavedViews } from '../../core/views/saved-views.ts'
import { endpoint } from '../endpoint.ts'
import type { SavedViewList } from './contract.ts'
import { savedViewJson, screenInput } from './saved-view-json.ts'

const query = z.object({ screen: screenInput.default('orders') })

/** GET /saved-views: those that all share and the caller's own. */
export const getSavedViewsEndpoint = endpoint({ query }, async (call): Promise<SavedViewList> => {
  const views = await findSavedViews(call.db, call.actor, call.query.screen)
  return { items: views.map((view) => savedViewJson(view, call.access)) }
})
