import type { ConsoleRoute } from '../endpoint.ts'
import { createSavedViewEndpoint } from './create-saved-view.ts'
import { deleteSavedViewEndpoint } from './delete-saved-view.ts'
import { getSavedViewsEndpoint } from './get-saved-views.ts'
import { updateSavedViewEndpoint } from './update-saved-view.ts'

/** Views of lists that people keep. */
export const savedViewRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/saved-views',
    title: 'Saved views',
    needs: null,
    endpoint: getSavedViewsEndpoint,
  },
  {
    method: 'POST',
    path: '/saved-views',
    title: 'Keep a view',
    needs: null,
    endpoint: createSavedViewEndpoint,
  },
  {
    method: 'PATCH',
    path: '/saved-views/:id',
    title: 'Change a view',
    needs: null,
    endpoint: updateSavedViewEndpoint,
  },
  {
    method: 'DELETE',
    path: '/saved-views/:id',
    title: 'Delete a view',
    needs: null,
    endpoint: deleteSavedViewEndpoint,
  },
]
