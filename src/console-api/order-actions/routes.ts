import type { Method } from '../../platform/http.ts'
import type { ConsoleRoute } from '../endpoint.ts'
import { addOrderNoteEndpoint } from './add-order-note.ts'
import { cancelOrderEndpoint } from './cancel-order.ts'
import { cancelReturnEndpoint } from './cancel-return.ts'
import { changeOrderDetailsEndpoint } from './change-order-details.ts'
import { completeOrderEndpoint } from './complete-order.ts'
import { completeReturnEndpoint } from './complete-return.ts'
import { confirmOrderEndpoint } from './confirm-order.ts'
import { editOrderLinesEndpoint } from './edit-order-lines.ts'
import { markOrderPaidEndpoint } from './mark-order-paid.ts'
import { returnOrderEndpoint } from './return-order.ts'
import { shipOrderEndpoint } from './ship-order.ts'
import { splitOrderEndpoint } from './split-order.ts'

/** What can be done with one order or one of its returns; each can be rehearsed. */
export const orderActionRoutes: ConsoleRoute[] = [
  act(
    'PATCH',
    '/orders/:id',
    'Change note, tags and delivery of an order',
    changeOrderDetailsEndpoint,
  ),
  act('PUT', '/orders/:id/lines', 'Edit the lines of an order', editOrderLinesEndpoint),
  act('POST', '/orders/:id/confirm', 'Confirm an order', confirmOrderEndpoint),
  act('POST', '/orders/:id/mark-paid', 'Mark an order as paid', markOrderPaidEndpoint),
  act('POST', '/orders/:id/ship', 'Ship an order', shipOrderEndpoint),
  act('POST', '/orders/:id/complete', 'Complete an order', completeOrderEndpoint),
  act('POST', '/orders/:id/cancel', 'Cancel an order', cancelOrderEndpoint),
  act('POST', '/orders/:id/split', 'Split an order', splitOrderEndpoint),
  act('POST', '/orders/:id/return', 'Return goods of an order', returnOrderEndpoint),
  act('POST', '/orders/:id/notes', 'Add a note to an order', addOrderNoteEndpoint),
  act('POST', '/returns/:id/complete', 'Complete a return', completeReturnEndpoint),
  act('POST', '/returns/:id/cancel', 'Cancel a return', cancelReturnEndpoint),
]

function act(
  method: Method,
  path: string,
  title: string,
  endpoint: ConsoleRoute['endpoint'],
): ConsoleRoute {
  return { method, path, title, needs: 'orders:write', canRehearse: true, endpoint }
}
