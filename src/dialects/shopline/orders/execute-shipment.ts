import { executeShipment } from '../../../core/shipping/execute-shipment.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'

/** "Execute Shipment": PATCH /orders/:id/execute_shipment */
export const executeShipmentEndpoint = endpoint({ params: idParams }, async (call) => {
  const order = await executeShipment(
    call.db,
    call.actor,
    { order_id: call.params.id, way: 'single' },
    call.now,
  )
  return { delivery_status: order.carrier_state, tracking_number: order.tracking_number }
})
