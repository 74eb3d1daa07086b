import { z } from 'zod'
import { cancelRevertsByDefault } from '../../core/merchants/settings.ts'
import { cancelOrder } from '../../core/orders/cancel-order.ts'
import { orderAction } from './order-action.ts'

const body = z.object({
  reason: z.object({
    key: z.enum([
      'other',
      'change_mind',
      'expensive_price',
      'repeat_purchase',
      'wait_too_long',
      'change_item',
      'incorrect_customer_info',
    ]),
    message: z.string().trim().max(2000).default(''),
  }),
  reverts: z.object({ credits: z.boolean(), points: z.boolean() }).optional(),
  paid_becomes: z.enum(['refunding', 'refunded']).optional(),
  operated_by: z.enum(['merchant', 'customer']).default('merchant'),
  notifies: z.boolean().default(false),
})

/** Cancels an order with its reason; what it took from the shelves goes back. */
export const cancelOrderEndpoint = orderAction(body, 'cancel', async ({ body: sent, ...call }) => {
  const byDefault = cancelRevertsByDefault(call.actor.merchant)
  const cancellation = {
    reason: sent.reason,
    operated_by: sent.operated_by,
    reverts: sent.reverts ?? { credits: byDefault, points: byDefault },
    notifies: sent.notifies,
    ...(sent.paid_becomes ? { paid_becomes: sent.paid_becomes } : {}),
  }
  await cancelOrder(call.db, call.actor, { id: call.order.id }, cancellation, call.now)
  return {}
})
