import { z } from 'zod'
import { archiveCutoff, isArchived, laterOf } from '../../../core/orders/archive.ts'
import { findOrders } from '../../../core/orders/find-orders.ts'
import { endpoint } from '../endpoint.ts'
import { flagText, listInput } from '../inputs.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { timeInput } from '../time.ts'
import { orderJson } from './order-json.ts'

const query = z.object({
  ...pagingQuery,
  updated_after: timeInput.optional(),
  updated_before: timeInput.optional(),
  created_after: timeInput.optional(),
  created_before: timeInput.optional(),
  order_ids: listInput.optional(),
  customer_id: z.string().optional(),
  default_visible_channels: flagText.optional(),
  // Quirk 8: here sort_by is a direction; in search it is a field.
  sort_by: z.enum(['asc', 'desc']).default('desc'),
  include_fields: listInput.optional(),
  fields: listInput.optional(),
})

/** "Get Orders": GET /orders */
export const getOrdersEndpoint = endpoint({ query }, async (call) => {
  const { query } = call
  const cutoff = archiveCutoff(call.actor.merchant, call.now)
  const page = await findOrders(
    call.db,
    call.merchantId,
    {
      ids: query.order_ids,
      customer_id: query.customer_id,
      store_kind: query.default_visible_channels ? 'online' : undefined,
      times: {
        updated_at: { from: query.updated_after, to: query.updated_before },
        // An archived order that is asked for by its id is marked as such; others are left out.
        ordered_at: {
          from: query.order_ids ? query.created_after : laterOf(query.created_after, cutoff),
          to: query.created_before,
        },
      },
    },
    {
      sort: 'ordered_at',
      direction: query.sort_by,
      limit: query.per_page,
      offset: offsetOf(query),
      after_id: query.previous_id || undefined,
    },
  )
  const items = page.items.map((order) =>
    // Inferred: the form of the marker is not documented.
    isArchived(order, cutoff) ? { id: order.id, archived: true } : orderJson(order),
  )
  return listJson(items, page.total_count, query)
})
