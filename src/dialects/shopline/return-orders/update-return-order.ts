import { z } from 'zod'
import { updateReturnOrder } from '../../../core/returns/update-return-order.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { timeInput } from '../time.ts'
import { returnOrderJson } from './return-order-json.ts'

const body = z.object({
  status: z.enum(['confirmed', 'completed', 'cancelled']).optional(),
  // Null means never; what is left out stays as it is.
  user_credit_expired_at: timeInput.nullable().optional(),
  member_point_expired_at: timeInput.nullable().optional(),
})

/** "Update Return Order": PUT /return_orders/:id */
export const updateReturnOrderEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const changed = await updateReturnOrder(
    call.db,
    call.actor,
    call.params.id,
    {
      return_state: call.body.status,
      credits_expire_at: call.body.user_credit_expired_at,
      points_expire_at: call.body.member_point_expired_at,
    },
    call.now,
  )
  return returnOrderJson(changed)
})
