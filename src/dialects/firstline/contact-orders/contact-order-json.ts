import type { Address } from '../../../core/address.ts'
import type { Minor } from '../../../core/money.ts'
import type { Order } from '../../../core/orders/order.ts'
import { discountLinesTotal, shownSubtotal, shownTotal } from '../../../core/orders/order-totals.ts'
import { contactOrderItemJson } from '../contact-order-items/contact-order-item-json.ts'
import { moneyJson } from '../money.ts'
import { optionalTimeJson, timeJson } from '../time.ts'
import { type StatusTexts, statusesOf } from './order-statuses.ts'

/** What FIRST LINE alone knows of an order: written by its create and update, shown here. */
export interface FirstlineFields {
  order_name?: string | null
  /** Present when a client sent it, also as null. */
  extra_info?: unknown
  /** A client's own word for where an order of another face came from. */
  order_source?: string | null
  /** The client told no time of the sale. */
  is_undated?: boolean
  statuses?: StatusTexts
}

/** The number that stands for "no value" where null is not used (conventions.md section 7). */
const noNumber = -1

/** FIRST LINE's own fields of an order. */
export function firstlineFieldsOf(order: Order): FirstlineFields {
  return (order.firstline_fields ?? {}) as FirstlineFields
}

/** An order as FIRST LINE shows it (spec/firstline/contact-order.md, Object). */
export function contactOrderJson(order: Order, timezone: string): object {
  const fields = firstlineFieldsOf(order)
  const statuses = statusesOf(order, fields.statuses ?? {})
  const isOwn = order.origin === 'firstline'
  return {
    id: order.firstline_id,
    order_source: orderSourceOf(order),
    order_created_at: fields.is_undated ? null : timeJson(order.ordered_at, timezone),
    order_updated_at: optionalTimeJson(order.source_updated_at, timezone),
    order_number: order.order_number,
    order_name: fields.order_name ?? null,
    receiver_name: order.recipient_name,
    receiver_address: receiverAddressOf(order.delivery_address),
    receiver_phone: order.recipient_phone,
    subtotal_price: moneyJson(isOwn ? order.subtotal_minor : shownSubtotal(order)),
    total_discount: moneyJson(totalDiscountOf(order)),
    shipping_fee: moneyJson(order.shipping_fee_minor),
    total_tax: moneyJson(order.tax_minor),
    total_price: moneyJson(isOwn ? order.total_minor : shownTotal(order)),
    financial_status: statuses.financial_status,
    fulfillment_status: statuses.fulfillment_status,
    return_status: statuses.return_status,
    note: order.note,
    extra_info: extraInfoOf(order, fields),
    // Inferred: a contact is never null here, so an order without a customer has the vendor's -1.
    contact_id: order.customer_firstline_id ?? noNumber,
    items: order.lines.map((line) => contactOrderItemJson(line, order, timezone)),
    created_at: timeJson(order.created_at, timezone),
    updated_at: timeJson(order.updated_at, timezone),
  }
}

/** Where the order came from: as sent, else the face it was made through. */
function orderSourceOf(order: Order): string | null {
  if (order.origin === 'firstline') return order.source
  const own = firstlineFieldsOf(order).order_source
  return own === undefined ? order.origin : own
}

/** What takes money off outside `total_discount` of an order of another face: lines, credits, points. */
export function otherDiscountsOf(order: Order): Minor {
  if (order.origin === 'firstline') return 0
  return discountLinesTotal(order) + order.credit_minor + order.points_value_minor
}

function totalDiscountOf(order: Order): Minor | null {
  if (order.origin === 'firstline') return order.discount_minor
  return (order.discount_minor ?? 0) + otherDiscountsOf(order)
}

/** An address in one line, from the largest part to the smallest as in Taiwan: 106 台北市大安區… */
function receiverAddressOf(address: Address): string | null {
  const { postcode, country, city, state, district, address_2, address_1 } = address
  const parts = [postcode, country, city, state, district, address_2, address_1]
  const text = parts
    .map((part) => part?.trim() ?? '')
    .filter((part, index, all) => part !== '' && all.indexOf(part) === index)
    .reduce((joined, part) => (joined ? joined + gapOf(joined, part) + part : part), '')
  return text === '' ? null : text
}

// Chinese parts stand together; anything else gets a space.
function gapOf(before: string, after: string): string {
  const han = /\p{Script=Han}/u
  return han.test(before.at(-1) ?? '') && han.test(after) ? '' : ' '
}

/**
 * What a client sent; else what has no place of its own in FIRST LINE's object: credits, points,
 * the order's discount apart from lines, and voucher numbers.
 */
function extraInfoOf(order: Order, fields: FirstlineFields): unknown {
  if (fields.extra_info !== undefined) return fields.extra_info
  const vouchers = order.lines.flatMap((line) => line.voucher_numbers)
  const hasPoints = order.points_used > 0
  const isForeign = order.origin !== 'firstline'
  const info = {
    ...(order.credit_minor > 0 ? { user_credit: moneyJson(order.credit_minor) } : {}),
    ...(hasPoints
      ? {
          member_points: order.points_used,
          member_points_amount: moneyJson(order.points_value_minor),
        }
      : {}),
    ...(isForeign && order.discount_minor
      ? { order_discount: moneyJson(order.discount_minor) }
      : {}),
    ...(vouchers.length > 0 ? { ticket_no_list: vouchers } : {}),
  }
  return Object.keys(info).length > 0 ? info : null
}
