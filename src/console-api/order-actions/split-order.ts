import { z } from 'zod'
import { splitOrder } from '../../core/orders/split-order.ts'
import { orderAction } from './order-action.ts'

const line = z.object({ id: z.string().max(64), quantity: z.number().int().min(1).max(1_000_000) })
const body = z.object({
  lines: z.array(line).min(1).max(500),
  notifies: z.boolean().default(false),
})

/** Moves units of an order into an order of its own. */
export const splitOrderEndpoint = orderAction(body, 'split', async ({ body: sent, ...call }) => {
  const split = {
    lines: sent.lines,
    // The order is under its lock, so its time is what the caller has seen.
    updated_at: new Date(call.order.updated_at),
    notifies_child: sent.notifies,
    notifies_parent: sent.notifies,
  }
  const { child } = await splitOrder(call.db, call.actor, { id: call.order.id }, split, call.now)
  return { child }
})
