import type { OrderListing } from '../../core/orders/list-orders.ts'
import type { OrderListItem } from './contract.ts'

/** An order as a row of the list. */
export function orderListItemJson(order: OrderListing): OrderListItem {
  return {
    id: order.id,
    order_number: order.order_number,
    wixtar_number: order.wixtar_number,
    origin: order.origin,
    source: order.source,
    order_state: order.order_state,
    payment_state: order.payment_state,
    delivery_state: order.delivery_state,
    store: { id: order.store_id, name: order.store_name },
    customer: {
      id: order.customer_id,
      name: order.customer_name,
      phone: order.customer_phone,
    },
    recipient_name: order.recipient_name,
    tracking_number: order.tracking_number,
    currency: order.currency,
    total_minor: order.total_minor,
    computed_total_minor: order.computed_total_minor,
    has_difference: order.has_difference,
    has_return: order.has_return,
    item_count: order.item_count,
    tags: order.tags,
    note: order.note,
    ordered_at: new Date(order.ordered_at).toISOString(),
    updated_at: new Date(order.updated_at).toISOString(),
    version: order.version,
  }
}
