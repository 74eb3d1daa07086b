import { z } from 'zod'
import { minorMax } from '../../core/money.ts'
import { editLines } from '../../core/orders/edit-lines.ts'
import { orderAction } from './order-action.ts'

const id = z.string().max(64)
const amount = z.number().int().min(0).max(minorMax)
const quantity = z.number().int().min(1).max(1_000_000)
const title = z.string().trim().min(1).max(500)

const kept = z.strictObject({
  id,
  quantity: quantity.optional(),
  unit_price_minor: amount.optional(),
  discount_minor: amount.optional(),
  title: title.optional(),
})
const added = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('product'),
    variant_id: id,
    quantity,
    unit_price_minor: amount.optional(),
  }),
  z.object({ kind: z.literal('custom_product'), title, quantity, unit_price_minor: amount }),
  z.object({ kind: z.literal('discount'), title, unit_price_minor: amount }),
])
const body = z.object({
  lines: z
    .array(z.union([kept, added]))
    .min(1)
    .max(500),
})

/** Gives an order the lines that a person wants; stock and totals follow. */
export const editOrderLinesEndpoint = orderAction(body, 'edit_items', async (call) => {
  await editLines(call.db, call.actor, call.order.id, call.body.lines, call.now)
  return {}
})
