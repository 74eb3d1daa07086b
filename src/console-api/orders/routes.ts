import type { Method } from '../../platform/http.ts'
import type { ConsoleRoute } from '../endpoint.ts'
import { addOrderNoteEndpoint } from './add-order-note.ts'
import { cancelOrderEndpoint } from './cancel-order.ts'
import { changeOrderDetailsEndpoint } from './change-order-details.ts'
import { completeOrderEndpoint } from './complete-order.ts'
import { confirmOrderEndpoint } from './confirm-order.ts'
import { editOrderLinesEndpoint } from './edit-order-lines.ts'
import { getOrderEndpoint } from './get-order.ts'
import { getOrderFacesEndpoint } from './get-order-faces.ts'
import { getOrderStoryEndpoint } from './get-order-story.ts'
import { markOrderPaidEndpoint } from './mark-order-paid.ts'
import { returnOrderEndpoint } from './return-order.ts'
import { shipOrderEndpoint } from './ship-order.ts'
import { splitOrderEndpoint } from './split-order.ts'

/** One order, and what can be done with it. */
export const orderRoutes: ConsoleRoute[] = [
  read('/orders/:id', 'An order', getOrderEndpoint),
  act(
    'PATCH',
    '/orders/:id',
    'Change note, tags and delivery of an order',
    changeOrderDetailsEndpoint,
  ),
  read('/orders/:id/story', 'Story of an order', getOrderStoryEndpoint),
  read('/orders/:id/faces', 'An order in the three faces', getOrderFacesEndpoint),
  act('PUT', '/orders/:id/lines', 'Edit the lines of an order', editOrderLinesEndpoint),
  act('POST', '/orders/:id/confirm', 'Confirm an order', confirmOrderEndpoint),
  act('POST', '/orders/:id/mark-paid', 'Mark an order as paid', markOrderPaidEndpoint),
  act('POST', '/orders/:id/ship', 'Ship an order', shipOrderEndpoint),
  act('POST', '/orders/:id/complete', 'Complete an order', completeOrderEndpoint),
  act('POST', '/orders/:id/cancel', 'Cancel an order', cancelOrderEndpoint),
  act('POST', '/orders/:id/split', 'Split an order', splitOrderEndpoint),
  act('POST', '/orders/:id/return', 'Return goods of an order', returnOrderEndpoint),
  act('POST', '/orders/:id/notes', 'Add a note to an order', addOrderNoteEndpoint),
]

function read(path: string, title: string, endpoint: ConsoleRoute['endpoint']): ConsoleRoute {
  return { method: 'GET', path, title, needs: 'orders:read', endpoint }
}

function act(
  method: Method,
  path: string,
  title: string,
  endpoint: ConsoleRoute['endpoint'],
): ConsoleRoute {
  return { method, path, title, needs: 'orders:write', canRehearse: true, endpoint }
}
