import type { ConsoleRoute } from '../endpoint.ts'
import { getOrderEndpoint } from './get-order.ts'
import { getOrderFacesEndpoint } from './get-order-faces.ts'
import { getOrderStoryEndpoint } from './get-order-story.ts'

/** One order, and what happened to it. */
export const orderRoutes: ConsoleRoute[] = [
  read('/orders/:id', 'An order', getOrderEndpoint),
  read('/orders/:id/story', 'Story of an order', getOrderStoryEndpoint),
  read('/orders/:id/faces', 'An order in the three faces', getOrderFacesEndpoint),
]

function read(path: string, title: string, endpoint: ConsoleRoute['endpoint']): ConsoleRoute {
  return { method: 'GET', path, title, needs: 'orders:read', endpoint }
}
