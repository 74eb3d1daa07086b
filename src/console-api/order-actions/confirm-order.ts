import { z } from 'zod'
import { changeStates } from '../../core/orders/change-states.ts'
import { orderAction } from './order-action.ts'

const body = z.object({ notifies: z.boolean().default(false) })

/** Confirms an order: the shop has seen it and takes it on. */
export const confirmOrderEndpoint = orderAction(body, 'confirm', async (call) => {
  const request = { states: { order_state: 'confirmed' }, notifies: call.body.notifies } as const
  await changeStates(call.db, call.actor, { id: call.order.id }, request, call.now)
  return {}
})
