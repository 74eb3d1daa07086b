import type { ConsoleRoute } from '../endpoint.ts'
import { getLiveEndpoint } from './get-live.ts'

/** What happens, as it happens. Everybody is told of what they may read. */
export const liveRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/live',
    title: 'Changes as they happen (server-sent events)',
    needs: null,
    endpoint: getLiveEndpoint,
  },
]
