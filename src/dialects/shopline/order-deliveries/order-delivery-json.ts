import type { Order } from '../../../core/orders/order.ts'
import { moneyJson } from '../money.ts'
import { deliveryStatusOf } from '../orders/order-codes.ts'
import { optionalTimeJson, timeJson } from '../time.ts'

/** An order's delivery as a thing of its own (spec/shopline/orders.md 7.5). */
export function orderDeliveryJson(order: Order): object {
  const type = order.details.delivery_type ?? 'custom'
  return {
    ...deliveryOfOrderJson(order),
    updated_at: timeJson(order.delivery_updated_at),
    // Inferred: only what is brought to a door needs the buyer's address.
    requires_customer_address: type === 'post',
    delivery_type: type,
  }
}

/** The same within its order, where the samples show fewer keys. */
export function deliveryOfOrderJson(order: Order): object {
  return {
    // Quirk 5: the samples lack the id that GET /order_deliveries/:id needs.
    id: order.delivery_id,
    delivery_option_id: order.delivery_option_id,
    platform: order.details.delivery_platform ?? 'custom',
    status: deliveryStatusOf[order.delivery_state],
    delivery_status: order.carrier_state,
    name_translations: order.details.delivery_name ?? {},
    // Quirk 6: the option's fee is shown here though the order's total does not hold it.
    total: moneyJson(order.shipping_fee_minor ?? 0, order.currency),
    shipped_at: optionalTimeJson(order.shipped_at),
    arrived_at: optionalTimeJson(order.arrived_at),
    collected_at: optionalTimeJson(order.collected_at),
    returned_at: optionalTimeJson(order.returned_at),
    remark: order.delivery_remark,
    request_submitted_at: optionalTimeJson(order.request_submitted_at),
    request_authorized_at: optionalTimeJson(order.request_authorized_at),
    request_accepted_at: optionalTimeJson(order.request_accepted_at),
    requested_fmt_at: null,
    require_expired_upload: false,
    require_storeclosed_upload: false,
    storeclosed_upload_at: null,
    store_closed_at: null,
    return_order_id: null,
    exp_type: null,
  }
}
