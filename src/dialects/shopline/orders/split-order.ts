import { z } from 'zod'
import { splitOrder } from '../../../core/orders/split-order.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, idParams } from '../inputs.ts'
import { timeInput } from '../time.ts'
import { orderJson } from './order-json.ts'

const body = z.object({
  order_items: z
    .array(z.object({ id: z.string(), quantity: z.int().positive().max(2_147_483_647) }))
    .min(1)
    .max(1000),
  // Quirk 60: a time of whole seconds is the lock; the order itself shows milliseconds.
  updated_at: timeInput,
  send_child_email: flagInput.default(true),
  send_parent_email: flagInput.default(false),
})

/** "Split Order": POST /orders/:id/split */
export const splitOrderEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { parent } = await splitOrder(
    call.db,
    call.actor,
    { id: call.params.id },
    {
      lines: call.body.order_items,
      updated_at: call.body.updated_at,
      notifies_child: call.body.send_child_email,
      notifies_parent: call.body.send_parent_email,
    },
    call.now,
  )
  // Quirk 61 (inferred): the parent answers, and its child_order_ids lead to the child.
  return orderJson(parent)
})
