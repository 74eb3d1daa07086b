import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { type Minor, multiplyMoney } from '../money.ts'
import type { ReplacingLine } from './changed-lines.ts'
import type { NewLine } from './create-order.ts'
import type { Order, OrderLine } from './order.ts'
import { lineDetailsOf, loadOrderReferences, type SellableVariant } from './order-references.ts'
import { refuseUnlessOpen } from './order-states.ts'
import { computeTotals, lineTotal } from './order-totals.ts'
import { updateOrder } from './update-order.ts'

/** A line as a person wants it: one that stays, or one that is added. Amounts are positive. */
export type EditedLine =
  | {
      id: string
      quantity?: number | undefined
      unit_price_minor?: Minor | undefined
      discount_minor?: Minor | undefined
      title?: string | undefined
    }
  | {
      kind: 'product'
      variant_id: string
      quantity: number
      unit_price_minor?: Minor | undefined
    }
  | { kind: 'custom_product'; title: string; quantity: number; unit_price_minor: Minor }
  | { kind: 'discount'; title: string; unit_price_minor: Minor }

/**
 * Gives an open order the lines that a person wants; lines that are not named are removed. Stock
 * follows. Amounts that somebody reported for the whole order move by what we reckon the change to
 * be, so that a difference that was there stays the same. Refuses orders that are not open, lines
 * that are not the order's (order_line_not_found), variants that are not sold (line_product_unknown),
 * and what followLines refuses.
 */
export async function editLines(
  db: Db,
  actor: Actor,
  orderId: string,
  wanted: EditedLine[],
  now: Date,
): Promise<Order> {
  const { variants } = await loadOrderReferences(db, actor.merchant.id, {
    variant_ids: wanted.flatMap((line) => ('variant_id' in line ? line.variant_id : [])),
  })
  return updateOrder(
    db,
    actor,
    { id: orderId },
    (order) => {
      refuseUnlessOpen(order)
      const lines = wanted.map((line, index) => editedLine(order, line, variants, index))
      assertWhole(lines)
      if (isSame(order.lines, lines)) return null
      return { lines, columns: reportedAfter(order, lines) }
    },
    now,
  )
}

// What is sold for nothing but a discount is no order, and no line is there twice.
function assertWhole(lines: ReplacingLine[]): void {
  const kept = lines.flatMap((line) => line.kept ?? [])
  const isTwice = new Set(kept).size < kept.length
  if (isTwice) throw new DomainError('invalid', { field: 'lines', reason: 'a line is there twice' })
  const hasGoods = lines.some((line) => line.kind !== 'discount')
  if (!hasGoods) throw new DomainError('invalid', { field: 'lines', reason: 'no goods are left' })
}

function editedLine(
  order: Order,
  line: EditedLine,
  variants: SellableVariant[],
  index: number,
): ReplacingLine {
  if ('id' in line) {
    const kept = order.lines.find((each) => each.id === line.id)
    if (!kept) throw new DomainError('order_line_not_found', { field: `lines.${index}.id` })
    return { ...changedLine(kept, line), kept }
  }
  const fresh = {
    product_id: null,
    variant_id: null,
    variant_firstline_id: null,
    code: '',
    sku: '',
    before_discount_minor: null,
    discount_minor: null,
    total_minor: null,
    voucher_numbers: [],
    details: {},
  }
  switch (line.kind) {
    case 'product':
      return productLine(line, variants, index)
    case 'custom_product': {
      multiplyMoney(line.unit_price_minor, line.quantity, `lines.${index}.quantity`)
      return { ...fresh, ...line }
    }
    case 'discount':
      return { ...fresh, ...line, quantity: 1, total_minor: line.unit_price_minor }
  }
}

function productLine(
  line: Extract<EditedLine, { kind: 'product' }>,
  variants: SellableVariant[],
  index: number,
): NewLine {
  const variant = variants.find((each) => each.id === line.variant_id)
  if (!variant)
    throw new DomainError('line_product_unknown', { field: `lines.${index}.variant_id` })
  const price = variant.price_sale_minor > 0 ? variant.price_sale_minor : variant.price_minor
  const unit_price_minor = line.unit_price_minor ?? price
  multiplyMoney(unit_price_minor, line.quantity, `lines.${index}.quantity`)
  return {
    kind: 'product',
    product_id: variant.product_id,
    variant_id: variant.id,
    variant_firstline_id: variant.firstline_id,
    code: variant.code,
    sku: variant.sku,
    title: variant.title,
    quantity: line.quantity,
    unit_price_minor,
    before_discount_minor: null,
    discount_minor: null,
    total_minor: null,
    voucher_numbers: [],
    details: lineDetailsOf(variant),
  }
}

/** The line with what was asked for; the totals of a line that was reported are reckoned anew. */
function changedLine(kept: OrderLine, edit: Extract<EditedLine, { id: string }>): OrderLine {
  const title = edit.title ?? kept.title
  const unit_price_minor = edit.unit_price_minor ?? kept.unit_price_minor
  const quantity = edit.quantity ?? kept.quantity
  const discount_minor = edit.discount_minor ?? kept.discount_minor
  const { title_translations, amounts_as_sent: _, ...details } = kept.details
  // Under a new name the names in other languages no longer hold.
  const named = title === kept.title && title_translations ? { title_translations } : {}
  const isPriced =
    unit_price_minor !== kept.unit_price_minor ||
    quantity !== kept.quantity ||
    discount_minor !== kept.discount_minor
  if (!isPriced) return title === kept.title ? kept : { ...kept, title, details: { ...details } }
  const before = multiplyMoney(unit_price_minor, quantity, 'quantity')
  if (discount_minor !== null && discount_minor > Math.max(0, before)) {
    throw new DomainError('amount_out_of_range', { field: 'discount_minor' })
  }
  return {
    ...kept,
    title,
    quantity,
    unit_price_minor,
    discount_minor,
    before_discount_minor: kept.before_discount_minor === null ? null : before,
    total_minor: kept.total_minor === null ? null : before - (discount_minor ?? 0),
    details: { ...details, ...named },
  }
}

function isSame(before: OrderLine[], lines: ReplacingLine[]): boolean {
  return before.length === lines.length && before.every((line, index) => isKept(line, lines[index]))
}

function isKept(line: OrderLine, after: ReplacingLine | undefined): boolean {
  return (
    after?.kept === line &&
    after.title === line.title &&
    after.quantity === line.quantity &&
    after.unit_price_minor === line.unit_price_minor &&
    after.discount_minor === line.discount_minor &&
    lineTotal(after) === lineTotal(line)
  )
}

function reportedAfter(order: Order, lines: NewLine[]) {
  const computed = computeTotals(order, lines)
  const moved = (reported: Minor | null, before: Minor, after: Minor) =>
    reported === null ? null : reported + after - before
  return {
    subtotal_minor: moved(
      order.subtotal_minor,
      order.computed_subtotal_minor,
      computed.computed_subtotal_minor,
    ),
    total_minor: moved(
      order.total_minor,
      order.computed_total_minor,
      computed.computed_total_minor,
    ),
  }
}
