import { z } from 'zod'
import { changeStates } from '../../../core/orders/change-states.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, idParams } from '../inputs.ts'
import { orderJson } from './order-json.ts'

const body = z.object({
  // The four of the current guide; `temp` and `removed` of older ones are refused.
  status: z.enum(['pending', 'confirmed', 'completed', 'cancelled']),
  mail_notify: flagInput.default(false),
})

/**
 * "Update Order Status": PATCH /orders/:id/status. Quirk 50: cancelling here gives neither credits
 * nor points back.
 */
export const updateOrderStatusEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const order = await changeStates(
    call.db,
    call.actor,
    { id: call.params.id },
    { states: { order_state: call.body.status }, notifies: call.body.mail_notify },
    call.now,
  )
  return orderJson(order)
})
