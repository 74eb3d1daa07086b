import { z } from 'zod'
import { changeStates } from '../../../core/orders/change-states.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, idParams } from '../inputs.ts'
import { timeJson } from '../time.ts'
import { paymentStatusOf, writtenPaymentStateOf } from './order-codes.ts'

const body = z.object({
  // `temp` and `partially_refunded` can be read only.
  status: z.enum(['pending', 'failed', 'expired', 'completed', 'refunding', 'refunded']),
  mail_notify: flagInput.default(false),
})

/**
 * "Update Order Payment Status": PATCH /orders/:id/order_payment_status. Quirk 51: it answers with
 * three keys, of which `updated_at` is the payment's.
 */
export const updateOrderPaymentStatusEndpoint = endpoint(
  { params: idParams, body },
  async (call) => {
    const order = await changeStates(
      call.db,
      call.actor,
      { id: call.params.id },
      {
        states: { payment_state: writtenPaymentStateOf[call.body.status] },
        notifies: call.body.mail_notify,
      },
      call.now,
    )
    return {
      order_id: order.id,
      status: paymentStatusOf[order.payment_state],
      updated_at: timeJson(order.payment_updated_at),
    }
  },
)
