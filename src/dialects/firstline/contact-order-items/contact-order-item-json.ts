import type { Minor } from '../../../core/money.ts'
import type { Order, OrderLine } from '../../../core/orders/order.ts'
import { lineTotal } from '../../../core/orders/order-totals.ts'
import { moneyJson } from '../money.ts'
import { timeJson } from '../time.ts'

// Inferred: a line without a product has the vendor's number for "no value".
const noProduct = -1

/** One line of an order as FIRST LINE shows it (spec/firstline/contact-order-item.md, Object). */
export function contactOrderItemJson(line: OrderLine, order: Order, timezone: string): object {
  const amounts = itemAmounts(line)
  const productId = shownProductId(line)
  return {
    id: line.firstline_id,
    quantity: line.quantity,
    total_price_before_discounts: moneyJson(amounts.before),
    total_discount: moneyJson(amounts.discount),
    total_price_after_discounts: moneyJson(amounts.after),
    product_id: productId,
    contact_order_id: order.firstline_id,
    product: {
      id: productId,
      name: line.title,
      sku: line.sku,
      // Quirk 5: the only amount that is a number.
      price: line.unit_price_minor / 100,
    },
    created_at: timeJson(line.created_at, timezone),
    updated_at: timeJson(line.updated_at, timezone),
  }
}

/** The product of a line: the number of the variant it sells. */
export function shownProductId(line: OrderLine): number {
  return line.kind === 'product' ? (line.variant_firstline_id ?? noProduct) : noProduct
}

/** The three amounts of a line. Quirk 6: a discount line takes off from nothing. */
export function itemAmounts(line: OrderLine): {
  before: Minor | null
  discount: Minor | null
  after: Minor | null
} {
  const after = lineTotal(line)
  if (line.kind === 'discount') {
    return { before: 0, discount: after, after: after === 0 ? 0 : -after }
  }
  if (line.details.amounts_as_sent) {
    return {
      before: line.before_discount_minor,
      discount: line.discount_minor,
      after: line.total_minor,
    }
  }
  const before = line.before_discount_minor ?? line.unit_price_minor * line.quantity
  return { before, discount: before - after, after }
}
