import type { ConsoleRoute } from '../endpoint.ts'
import { getOrderStoryEndpoint } from './get-order-story.ts'

/** Orders: lists, one order, and what can be done with it. */
export const orderRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/orders/:id/story',
    title: 'Story of an order',
    needs: 'orders:read',
    endpoint: getOrderStoryEndpoint,
  },
]
