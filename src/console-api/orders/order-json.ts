import type { Order, OrderLine } from '../../core/orders/order.ts'
import {
  hasDifference,
  lineTotal,
  shownSubtotal,
  shownTotal,
} from '../../core/orders/order-totals.ts'

/**
 * An order in core words, for the console. Amounts are hundredths of the currency's main unit; what
 * nobody reported is null beside what we reckon, and `has_difference` says that the two disagree.
 */
export function orderJson(order: Order): object {
  return {
    id: order.id,
    firstline_id: order.firstline_id,
    wixtar_number: order.wixtar_number,
    order_number: order.order_number,
    origin: order.origin,
    source: order.source,
    order_state: order.order_state,
    payment_state: order.payment_state,
    delivery_state: order.delivery_state,
    carrier_state: order.carrier_state,
    store_id: order.store_id,
    register_code: order.register_code,
    shift: order.shift_code === null ? null : { code: order.shift_code, name: order.shift_name },
    operator: { code: order.operator_code, name: order.operator_name },
    modified_by: { code: order.modified_by_code, name: order.modified_by_name },
    customer: {
      id: order.customer_id,
      name: order.customer_name,
      email: order.customer_email,
      phone: order.customer_phone,
    },
    recipient: { name: order.recipient_name, phone: order.recipient_phone },
    delivery_address: order.delivery_address,
    tracking_number: order.tracking_number,
    tracking_url: order.tracking_url,
    currency: order.currency,
    subtotal_minor: shownSubtotal(order),
    total_minor: shownTotal(order),
    reported: { subtotal_minor: order.subtotal_minor, total_minor: order.total_minor },
    computed: {
      subtotal_minor: order.computed_subtotal_minor,
      total_minor: order.computed_total_minor,
    },
    has_difference: hasDifference(order),
    discount_minor: order.discount_minor,
    shipping_fee_minor: order.shipping_fee_minor,
    tax_minor: order.tax_minor,
    credit_minor: order.credit_minor,
    points_used: order.points_used,
    points_value_minor: order.points_value_minor,
    lines: order.lines.map(lineJson),
    tags: order.tags,
    remark: order.remark,
    note: order.note,
    ordered_at: order.ordered_at,
    confirmed_at: order.confirmed_at,
    completed_at: order.completed_at,
    cancelled_at: order.cancelled_at,
    paid_at: order.paid_at,
    shipped_at: order.shipped_at,
    created_at: order.created_at,
    updated_at: order.updated_at,
    version: order.version,
  }
}

function lineJson(line: OrderLine): object {
  return {
    id: line.id,
    position: line.position,
    kind: line.kind,
    product_id: line.product_id,
    variant_id: line.variant_id,
    code: line.code,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    unit_price_minor: line.unit_price_minor,
    discount_minor: line.discount_minor,
    total_minor: lineTotal(line),
    voucher_numbers: line.voucher_numbers,
  }
}
