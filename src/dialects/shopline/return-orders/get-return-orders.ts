import { z } from 'zod'
import { findReturnOrders, type ReturnFilter } from '../../../core/returns/find-return-orders.ts'
import { endpoint } from '../endpoint.ts'
import { listInput } from '../inputs.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { timeInput } from '../time.ts'
import { inspectStatuses, parcelStateOf, paymentStatuses } from './return-order-codes.ts'
import { listedReturnOrderJson } from './return-order-json.ts'

const query = z.object({
  ...pagingQuery,
  order_id: z.string().optional(),
  order_ids: listInput.optional(),
  status_filter: z.enum(['pending', 'confirmed', 'completed', 'cancelled']).optional(),
  payment_status_filter: z.enum(paymentStatuses).optional(),
  delivery_status_filter: z.enum(['return_collected', 'returning']).optional(),
  inspect_status_filter: z.enum(inspectStatuses).optional(),
  created_after: timeInput.optional(),
  created_before: timeInput.optional(),
  updated_after: timeInput.optional(),
  updated_before: timeInput.optional(),
  query: z.string().max(400).optional(),
})

/** "Get Return Orders": GET /return_orders */
export const getReturnOrdersEndpoint = endpoint({ query }, async (call) => {
  const page = await findReturnOrders(call.db, call.merchantId, filterOf(call.query), {
    limit: call.query.per_page,
    offset: offsetOf(call.query),
    after_id: call.query.previous_id || undefined,
  })
  return listJson(page.items.map(listedReturnOrderJson), page.total_count, call.query)
})

function filterOf(asked: z.infer<typeof query>): ReturnFilter {
  // Quirk 74: with order_id all other filters are ignored.
  if (asked.order_id !== undefined) return { order_ids: [asked.order_id] }
  const delivery = asked.delivery_status_filter
  return {
    order_ids: asked.order_ids,
    return_state: asked.status_filter,
    refund_state: asked.payment_status_filter,
    parcel_state: delivery && parcelStateOf[delivery],
    inspection_state: asked.inspect_status_filter,
    created_at: { from: asked.created_after, to: asked.created_before },
    updated_at: { from: asked.updated_after, to: asked.updated_before },
    text: asked.query,
  }
}
