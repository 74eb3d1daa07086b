import type { Route } from '../platform/endpoint.ts'
import type { Context } from './endpoint.ts'
import { getOrderStoryEndpoint } from './orders/get-order-story.ts'

/** Every endpoint of the console's API, one line each. */
export const routes: Route<Context>[] = [
  {
    method: 'GET',
    path: '/orders/:id/story',
    title: 'Story of an order',
    endpoint: getOrderStoryEndpoint,
  },
]
