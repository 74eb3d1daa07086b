import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { changeStates } from '../../../core/orders/change-states.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, idParams } from '../inputs.ts'
import { timeJson } from '../time.ts'
import { isIntegrated } from './integrated-platforms.ts'
import { deliveryStatusOf } from './order-codes.ts'

const body = z.object({
  status: z.enum([
    'pending',
    'shipping',
    'shipped',
    'arrived',
    'collected',
    'returned',
    'returning',
  ]),
  mail_notify: flagInput.default(false),
  // Typed as a text; a list of them is taken too, as `PATCH /orders/:id` takes both.
  force_update: z.union([z.string(), z.array(z.string())]).optional(),
})

/**
 * "Update Order Delivery Status": PATCH /orders/:id/order_delivery_status. Quirk 51: it answers with
 * three keys, of which `updated_at` is the delivery's; the order's own time stays.
 */
export const updateOrderDeliveryStatusEndpoint = endpoint(
  { params: idParams, body },
  async (call) => {
    const isForced = [call.body.force_update].flat().includes('status')
    const order = await changeStates(
      call.db,
      call.actor,
      { id: call.params.id },
      {
        states: { delivery_state: call.body.status },
        notifies: call.body.mail_notify,
        check: (current) => {
          const platform = current.details.delivery_platform ?? 'custom'
          if (!isForced && isIntegrated(platform)) {
            throw new DomainError('order_delivery_integrated')
          }
        },
      },
      call.now,
    )
    return {
      order_id: order.id,
      status: deliveryStatusOf[order.delivery_state],
      updated_at: timeJson(order.delivery_updated_at),
    }
  },
)
