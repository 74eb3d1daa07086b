import { z } from 'zod'
import { changeDelivery } from '../../../core/orders/change-delivery.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { orderDeliveryJson } from './order-delivery-json.ts'

const body = z.object({
  remark: z.string().max(255, 'must be 255 characters at most').nullable().optional(),
  status: z
    .enum(['pending', 'shipping', 'shipped', 'arrived', 'collected', 'returned', 'returning'])
    .optional(),
})

/** "Update order delivery": PUT /order_deliveries/:id */
export const updateOrderDeliveryEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { remark, status } = call.body
  const order = await changeDelivery(
    call.db,
    call.actor,
    call.params.id,
    {
      ...(remark === undefined ? {} : { remark }),
      ...(status === undefined ? {} : { state: status }),
    },
    call.now,
  )
  return orderDeliveryJson(order)
})
