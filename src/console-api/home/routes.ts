import type { ConsoleRoute } from '../endpoint.ts'
import { getHomeEndpoint } from './get-home.ts'
import { getTrendsEndpoint } from './get-trends.ts'

/** Today’s figures. */
export const homeRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/home',
    title: 'Today, and what waits',
    needs: 'orders:read',
    endpoint: getHomeEndpoint,
  },
  {
    method: 'GET',
    path: '/home-trends',
    title: 'Sales of the last days',
    needs: 'orders:read',
    endpoint: getTrendsEndpoint,
  },
]
