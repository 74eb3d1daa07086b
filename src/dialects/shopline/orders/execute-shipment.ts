import { executeShipment } from '../../../core/shipping/execute-shipment.ts'
import type { Endpoint } from '../../../platform/endpoint.ts'
import type { Context } from '../endpoint.ts'
import { errorReply } from '../errors.ts'
import { idParams } from '../inputs.ts'

/** "Execute Shipment": PATCH /orders/:id/execute_shipment */
export const executeShipmentEndpoint: Endpoint<Context> = {
  schemas: { params: idParams },
  async answer({ db, actor, now }, { params }) {
    const { id } = params as { id: string }
    const { order, refusal } = await executeShipment(
      db,
      actor,
      { order_id: id, way: 'single' },
      now,
    )
    // Answered rather than thrown, since a request with a key undoes what it throws.
    if (refusal) return { reply: errorReply(refusal) }
    return {
      json: { delivery_status: order.carrier_state, tracking_number: order.tracking_number },
    }
  },
}
