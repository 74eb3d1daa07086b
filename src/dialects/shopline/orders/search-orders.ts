import { z } from 'zod'
import { isId } from '../../../core/ids.ts'
import { archiveCutoff, laterOf } from '../../../core/orders/archive.ts'
import { findOrders, type OrderFilter } from '../../../core/orders/find-orders.ts'
import { endpoint } from '../endpoint.ts'
import { listInput } from '../inputs.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { timeInput } from '../time.ts'
import { deliveryStatesOf, orderStatesOf, originsOf, paymentStatesOf } from './order-codes.ts'
import { orderJson } from './order-json.ts'

const time = timeInput.optional()
const status = z.enum(['pending', 'removed', 'confirmed', 'completed', 'cancelled'])
const deliveryStatus = z.enum([
  'pending',
  'shipping',
  'shipped',
  'arrived',
  'collected',
  'returned',
  'returning',
])

const query = z.object({
  ...pagingQuery,
  query: z.string().max(400).optional(),
  search_fields: z
    .enum([
      'default',
      'phone_number',
      'order_number',
      'customize_customer_info',
      'social_user_name',
    ])
    .default('default'),
  order_number: z.string().optional(),
  customer_id: z.string().optional(),
  customer_email: z.string().optional(),
  name: z.string().max(400).optional(),
  phone_number: z.string().max(400).optional(),
  delivery_data_tracking_number: z.string().max(400).optional(),
  promotion_id: z.string().optional(),
  item_id: z.string().optional(),
  shipped_after: time,
  shipped_before: time,
  arrived_after: time,
  arrived_before: time,
  collected_after: time,
  collected_before: time,
  returned_after: time,
  returned_before: time,
  cancelled_after: time,
  cancelled_before: time,
  paid_after: time,
  paid_before: time,
  updated_after: time,
  updated_before: time,
  created_after: time,
  created_before: time,
  status: status.optional(),
  statuses: listInput.pipe(z.array(status)).optional(),
  payment_id: z.string().optional(),
  payment_status: z
    .enum([
      'pending',
      'failed',
      'expired',
      'completed',
      'refunding',
      'refunded',
      'partially_refunded',
    ])
    .optional(),
  delivery_option_id: z.string().optional(),
  delivery_status: deliveryStatus.optional(),
  delivery_statuses: listInput.pipe(z.array(deliveryStatus)).optional(),
  'affiliate_data[affiliate_source]': z.string().optional(),
  created_by: z
    .enum(['openapi', 'admin', 'shop', 'shop_crm', 'pos', 'sc', 'mc', 'import'])
    .optional(),
  order_by: z.enum(['asc', 'desc']).default('desc'),
  // Quirk 8: here sort_by is a field; in the plain list it is a direction.
  sort_by: z.enum(['created_at', 'total']).default('created_at'),
  include_fields: listInput.optional(),
  fields: listInput.optional(),
})
type Query = z.infer<typeof query>

/** "Search Orders": GET /orders/search */
export const searchOrdersEndpoint = endpoint({ query }, async (call) => {
  const { query } = call
  // No order of this record has a promotion or an affiliate source, so neither finds any.
  if (query.promotion_id || query['affiliate_data[affiliate_source]']) {
    return listJson([], 0, query)
  }
  const cutoff = archiveCutoff(call.actor.merchant, call.now)
  const page = await findOrders(call.db, call.merchantId, filterOf(query, cutoff), {
    sort: query.sort_by === 'total' ? 'total' : 'ordered_at',
    direction: query.order_by,
    limit: query.per_page,
    offset: offsetOf(query),
    after_id: query.previous_id || undefined,
  })
  return listJson(page.items.map(orderJson), page.total_count, query)
})

function filterOf(query: Query, cutoff: Date | null): OrderFilter {
  const statuses = [query.status ?? [], query.statuses ?? []].flat()
  const deliveryStatuses = [query.delivery_status ?? [], query.delivery_statuses ?? []].flat()
  return {
    ...textFilter(query),
    order_states: statuses.length > 0 ? statuses.flatMap(orderStatesOf) : undefined,
    payment_states: query.payment_status ? paymentStatesOf(query.payment_status) : undefined,
    // Quirk 9: delivery_status filters the shop's own state, not the carrier's.
    delivery_states:
      deliveryStatuses.length > 0 ? deliveryStatuses.flatMap(deliveryStatesOf) : undefined,
    ...(query.created_by ? originsOf(query.created_by) : {}),
    order_number: query.order_number || undefined,
    customer_id: query.customer_id || undefined,
    customer_email: query.customer_email || undefined,
    person_name: query.name || undefined,
    tracking_number: query.delivery_data_tracking_number || undefined,
    product_id: query.item_id || undefined,
    payment_method_id: query.payment_id || undefined,
    delivery_option_id: query.delivery_option_id || undefined,
    times: {
      ordered_at: { from: laterOf(query.created_after, cutoff), to: query.created_before },
      updated_at: { from: query.updated_after, to: query.updated_before },
      shipped_at: { from: query.shipped_after, to: query.shipped_before },
      arrived_at: { from: query.arrived_after, to: query.arrived_before },
      collected_at: { from: query.collected_after, to: query.collected_before },
      returned_at: { from: query.returned_after, to: query.returned_before },
      cancelled_at: { from: query.cancelled_after, to: query.cancelled_before },
      paid_at: { from: query.paid_after, to: query.paid_before },
    },
  }
}

/** What `query` looks at depends on `search_fields`; `phone_number` narrows further. */
function textFilter(query: Query): OrderFilter {
  const filter: OrderFilter = { phone: query.phone_number || undefined }
  if (!query.query) return filter
  switch (query.search_fields) {
    case 'default':
      if (isId(query.query)) filter.related_id = query.query
      else filter.text = query.query
      return filter
    case 'phone_number':
      filter.phone ??= query.query
      return filter
    case 'order_number':
      filter.number_text = query.query
      return filter
    case 'customize_customer_info':
    case 'social_user_name':
      // The record holds neither custom customer answers nor social names of an order.
      filter.ids = []
      return filter
  }
}
