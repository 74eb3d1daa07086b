import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { executeShipments, type ShipmentOutcome } from '../../../core/shipping/execute-shipments.ts'
import { endpoint } from '../endpoint.ts'

const orderCountMax = 24

// Quirk 62: camel case in an API of snake case, and 200 whatever becomes of the orders.
const body = z.object({ orderIds: z.array(z.string().max(200)).min(1) })

/** "Bulk Execute Shipment": PATCH /orders/execute_shipment */
export const bulkExecuteShipmentEndpoint = endpoint({ body }, async (call) => {
  const { orderIds } = call.body
  // Quirk 63: this refusal has a body of its own.
  if (orderIds.length > orderCountMax) throw new DomainError('shipment_too_many')
  const outcomes = await executeShipments(call.db, call.actor, orderIds, call.now)
  const idsWith = (outcome: ShipmentOutcome) =>
    [...outcomes].filter(([, each]) => each === outcome).map(([id]) => id)
  return {
    processingOrderIds: idsWith('processing'),
    processingFailedOrderIds: idsWith('refused'),
    statusErrorOrderIds: idsWith('wrong_state'),
    platformNotSupportOrderIds: idsWith('unsupported'),
    notFoundOrderIds: idsWith('unknown'),
  }
})
