import { z } from 'zod'
import type { Order } from '../../core/orders/order.ts'
import { createReturnOrder, type NewReturn } from '../../core/returns/create-return-order.ts'
import { updateReturnOrder } from '../../core/returns/update-return-order.ts'
import { orderAction } from './order-action.ts'

const line = z
  .object({
    id: z.string().max(64),
    quantity: z.number().int().min(1).max(1_000_000),
    reason: z.enum([
      'not_expected',
      'broke_during_delivery',
      'wrong_variation',
      'wrong_item',
      'other',
    ]),
    remark: z.string().trim().max(2000).nullish(),
  })
  // SHOPLINE shows a remark with this reason alone (spec/shopline/orders.md 6.3).
  .refine(({ remark, reason }) => !remark || reason === 'other', {
    path: ['remark'],
    message: 'goes with the reason other alone',
  })

const body = z.object({
  lines: z.array(line).min(1).max(500),
  brings_goods_back: z.boolean().default(true),
  completes: z.boolean().default(false),
})

/** Takes units of an order back; with `completes` goods and money change hands at once. */
export const returnOrderEndpoint = orderAction(body, 'return', async ({ body: sent, ...call }) => {
  const { db, actor, now, order } = call
  const made = await createReturnOrder(db, actor, newReturn(order, sent), now)
  if (!sent.completes) return { return: made }
  const changes = { return_state: 'completed' } as const
  return { return: await updateReturnOrder(db, actor, made.id, changes, now) }
})

function newReturn(order: Order, sent: z.infer<typeof body>): NewReturn {
  return {
    order_id: order.id,
    lines: sent.lines.map((each) => ({
      order_line_id: each.id,
      quantity: each.quantity,
      reason: each.reason,
      remark: each.remark || null,
    })),
    // The shop itself takes it on.
    return_state: 'confirmed',
    brings_goods_back: sent.brings_goods_back,
    payment_method_id: order.payment_method_id,
    delivery_option_id: order.delivery_option_id,
    details: {
      payment_type: order.details.payment_type ?? 'custom',
      delivery_platform: sent.brings_goods_back ? 'custom_return' : 'no_return',
      delivery_name: {},
    },
  }
}
