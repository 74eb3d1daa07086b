import { DomainError } from '../errors.ts'
import { type Minor, minorMax } from '../money.ts'
import type { Order, OrderLine } from './order.ts'

type AmountsOfLine = Pick<
  OrderLine,
  | 'kind'
  | 'quantity'
  | 'unit_price_minor'
  | 'before_discount_minor'
  | 'discount_minor'
  | 'total_minor'
>

/** What points are worth: whole points per main unit, rounded down, so that nobody gains a fraction. */
export function pointsValueOf(merchant: { points_per_unit: number }, points: number): Minor {
  return Math.floor((points * 100) / merchant.points_per_unit)
}

/** What a line amounts to: as reported, else reckoned from price, quantity and its discount. */
export function lineTotal(line: AmountsOfLine): Minor {
  if (line.total_minor !== null) return line.total_minor
  const before = line.before_discount_minor ?? line.unit_price_minor * line.quantity
  return before - (line.discount_minor ?? 0)
}

export interface ComputedTotals {
  computed_subtotal_minor: Minor
  computed_total_minor: Minor
}

/**
 * What we reckon beside the reported amounts. The subtotal is the product lines; the total takes off
 * discount lines, the order's discount, credits and points. Shipping and tax are part of the total
 * except in orders made through SHOPLINE's API, whose total never holds the fee
 * (spec/shopline/orders.md, 9.1). Refuses sums beyond the amounts that are stored exactly.
 */
export function computeTotals(
  order: Pick<
    Order,
    | 'origin'
    | 'discount_minor'
    | 'shipping_fee_minor'
    | 'tax_minor'
    | 'credit_minor'
    | 'points_value_minor'
  >,
  lines: AmountsOfLine[],
): ComputedTotals {
  let subtotal = 0
  let discounts = order.discount_minor ?? 0
  for (const line of lines) {
    if (line.kind === 'discount') discounts += lineTotal(line)
    else subtotal += lineTotal(line)
  }
  const fees = totalHasFees(order) ? (order.shipping_fee_minor ?? 0) + (order.tax_minor ?? 0) : 0
  const total = subtotal - discounts - order.credit_minor - order.points_value_minor + fees
  for (const sum of [subtotal, total]) {
    if (Math.abs(sum) > minorMax) throw new DomainError('amount_out_of_range', { field: 'items' })
  }
  return { computed_subtotal_minor: subtotal, computed_total_minor: total }
}

/** Whether the total of an order holds its delivery fee and its tax. */
export function totalHasFees(order: Pick<Order, 'origin'>): boolean {
  return order.origin !== 'shopline'
}

/** The subtotal every face shows: as reported, else as reckoned. */
export function shownSubtotal(order: Order): Minor {
  return order.subtotal_minor ?? order.computed_subtotal_minor
}

/** The total every face shows: as reported, else as reckoned. */
export function shownTotal(order: Order): Minor {
  return order.total_minor ?? order.computed_total_minor
}

/** Whether the reported amounts differ from the reckoned ones; shown to people, never refused. */
export function hasDifference(order: Order): boolean {
  return (
    shownSubtotal(order) !== order.computed_subtotal_minor ||
    shownTotal(order) !== order.computed_total_minor
  )
}

/** The sum of the discount lines, positive. */
export function discountLinesTotal(order: Order): Minor {
  return order.lines
    .filter((line) => line.kind === 'discount')
    .reduce((sum, line) => sum + lineTotal(line), 0)
}
