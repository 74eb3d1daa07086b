import { z } from 'zod'
import { cancelRevertsByDefault } from '../../../core/merchants/settings.ts'
import { cancelOrder } from '../../../core/orders/cancel-order.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, textInput } from '../inputs.ts'

const params = z.object({ orderId: z.string() })

const strategy = z.object({ strategy: z.enum(['revert', 'none']) }).optional()

const body = z.object({
  // Required by the guide, not by the reference.
  cancelled_reason: z.object({
    key: z.enum([
      'other',
      'change_mind',
      'expensive_price',
      'repeat_purchase',
      'wait_too_long',
      'change_item',
      'incorrect_customer_info',
    ]),
    message: textInput.default(''),
  }),
  revert_credits: strategy,
  revert_member_points: strategy,
  operated_by: z.enum(['merchant', 'customer']).default('customer'),
  // Accepted: it acts with one payment service alone, which is not built.
  refund_order: flagInput.default(true),
  // Quirk 52: this call alone notifies unless told not to.
  mail_notify: flagInput.default(true),
})

/**
 * "Cancel Order": PATCH /orders/:id/cancel. Quirk 53: it answers with the lines whose stock could
 * not be put back, which is null when all was.
 */
export const cancelOrderEndpoint = endpoint({ params, body }, async (call) => {
  const { actor, body: sent } = call
  // Inferred: the store's own setting decides where the request does not (orders.md 3.5).
  const byDefault = cancelRevertsByDefault(actor.merchant) ? 'revert' : 'none'
  await cancelOrder(
    call.db,
    actor,
    { id: call.params.orderId },
    {
      reason: sent.cancelled_reason,
      operated_by: sent.operated_by,
      reverts: {
        credits: (sent.revert_credits?.strategy ?? byDefault) === 'revert',
        points: (sent.revert_member_points?.strategy ?? byDefault) === 'revert',
      },
      notifies: sent.mail_notify,
    },
    call.now,
  )
  // Stock always goes back in the same transaction, so no line is ever left over.
  return { order_items_stock_tag: null }
})
