import type { ConsoleRoute } from '../endpoint.ts'
import { getEventsEndpoint } from './get-events.ts'

/** The feed of everything that happened. */
export const eventRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/events',
    title: 'Events after a cursor',
    needs: 'developers:read',
    endpoint: getEventsEndpoint,
  },
]
