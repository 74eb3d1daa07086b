import { z } from 'zod'
import { changeStates } from '../../core/orders/change-states.ts'
import { orderAction } from './order-action.ts'

const body = z.object({ notifies: z.boolean().default(false) })

/** Says that an order was paid. */
export const markOrderPaidEndpoint = orderAction(body, 'mark_paid', async (call) => {
  const request = { states: { payment_state: 'paid' }, notifies: call.body.notifies } as const
  await changeStates(call.db, call.actor, { id: call.order.id }, request, call.now)
  return {}
})
