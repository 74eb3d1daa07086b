import type { Address } from '../../core/address.ts'
import type { Order, OrderLine, OrderMessage } from '../../core/orders/order.ts'
import {
  discountLinesTotal,
  hasDifference,
  lineTotal,
  shownSubtotal,
  shownTotal,
  totalHasFees,
} from '../../core/orders/order-totals.ts'
import type {
  AddressJson,
  AmountJson,
  OrderJson,
  OrderLineJson,
  OrderMessageJson,
} from './contract.ts'

/**
 * An order in core words, for the console. Amounts are hundredths of the currency's main unit; what
 * nobody reported is null beside what we reckon, and `has_difference` says that the two disagree.
 */
export function orderJson(order: Order): OrderJson {
  return {
    id: order.id,
    ids: {
      shopline: order.id,
      firstline: String(order.firstline_id),
      wixtar: order.wixtar_number,
    },
    firstline_id: order.firstline_id,
    wixtar_number: order.wixtar_number,
    order_number: order.order_number,
    merchant_number: order.merchant_number,
    ref_order_id: order.ref_order_id,
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
    delivery_address: addressJson(order.delivery_address),
    delivery: {
      option_id: order.delivery_option_id,
      option_name: order.details.delivery_name ?? null,
      platform: order.details.delivery_platform ?? null,
      fee_minor: order.shipping_fee_minor,
      remark: order.delivery_remark,
    },
    payment: {
      method_id: order.payment_method_id,
      method_name: order.details.payment_name ?? null,
      type: order.details.payment_type ?? null,
      fee_minor: order.details.payment_fee_minor ?? null,
    },
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
    amounts: [
      amountJson('subtotal', order.subtotal_minor, order.computed_subtotal_minor),
      amountJson('total', order.total_minor, order.computed_total_minor),
    ],
    has_difference: hasDifference(order),
    discount_minor: order.discount_minor,
    discount_lines_minor: discountLinesTotal(order),
    shipping_fee_minor: order.shipping_fee_minor,
    tax_minor: order.tax_minor,
    total_has_fees: totalHasFees(order),
    credit_minor: order.credit_minor,
    points_used: order.points_used,
    points_value_minor: order.points_value_minor,
    stock_deducted: order.stock_deducted,
    lines: order.lines.map(lineJson),
    tags: order.tags,
    remark: order.remark,
    note: order.note,
    messages: order.messages.map(messageJson),
    parent_order_id: order.parent_order_id,
    child_order_ids: order.child_order_ids,
    ordered_at: timeJson(order.ordered_at),
    confirmed_at: optionalTimeJson(order.confirmed_at),
    completed_at: optionalTimeJson(order.completed_at),
    cancelled_at: optionalTimeJson(order.cancelled_at),
    paid_at: optionalTimeJson(order.paid_at),
    shipped_at: optionalTimeJson(order.shipped_at),
    arrived_at: optionalTimeJson(order.arrived_at),
    collected_at: optionalTimeJson(order.collected_at),
    returned_at: optionalTimeJson(order.returned_at),
    split_at: optionalTimeJson(order.split_at),
    created_at: timeJson(order.created_at),
    updated_at: timeJson(order.updated_at),
    version: order.version,
  }
}

export function lineJson(line: OrderLine): OrderLineJson {
  const computed = lineTotal({ ...line, total_minor: null })
  return {
    id: line.id,
    position: line.position,
    kind: line.kind,
    product_id: line.product_id,
    variant_id: line.variant_id,
    code: line.code,
    sku: line.sku,
    title: line.title,
    variant_title: variantTitle(line),
    quantity: line.quantity,
    unit_price_minor: line.unit_price_minor,
    list_price_minor: line.details.list_price_minor ?? null,
    discount_minor: line.discount_minor,
    total_minor: lineTotal(line),
    computed_total_minor: computed,
    has_difference: lineTotal(line) !== computed,
    voucher_numbers: line.voucher_numbers,
  }
}

function variantTitle(line: OrderLine): string {
  const fields = line.details.fields_translations ?? {}
  const words = fields['zh-hant'] ?? Object.values(fields)[0] ?? []
  return words.filter((word) => word !== '').join(' / ')
}

export function addressJson(address: Address): AddressJson {
  return {
    country_code: address.country_code ?? null,
    country: address.country ?? null,
    postcode: address.postcode ?? null,
    state: address.state ?? null,
    city: address.city ?? null,
    district: address.district ?? null,
    address_1: address.address_1 ?? null,
    address_2: address.address_2 ?? null,
  }
}

function messageJson(message: OrderMessage): OrderMessageJson {
  return {
    id: message.id,
    sender: message.sender,
    text: message.text,
    is_private: message.is_private,
    created_at: timeJson(message.created_at),
  }
}

function amountJson(
  name: AmountJson['name'],
  reported: number | null,
  computed: number,
): AmountJson {
  return {
    name,
    reported_minor: reported,
    computed_minor: computed,
    has_difference: reported !== null && reported !== computed,
  }
}

/** The database and the commands write times in two ways; the console reads one. */
export function timeJson(time: string): string {
  return new Date(time).toISOString()
}

export function optionalTimeJson(time: string | null): string | null {
  return time === null ? null : timeJson(time)
}
