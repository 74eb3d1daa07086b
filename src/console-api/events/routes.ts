import type { ConsoleRoute } from '../endpoint.ts'
import { getEventLogEndpoint } from './get-event-log.ts'
import { getEventTypesEndpoint } from './get-event-types.ts'
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
  {
    method: 'GET',
    path: '/event-log',
    title: 'Events, newest first',
    needs: 'developers:read',
    endpoint: getEventLogEndpoint,
  },
  {
    method: 'GET',
    path: '/event-types',
    title: 'Kinds of event',
    needs: 'developers:read',
    endpoint: getEventTypesEndpoint,
  },
]
