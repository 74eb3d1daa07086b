import type { ReplacingLine } from './changed-lines.ts'
import type { NewLine } from './create-order.ts'
import type { OrderLine } from './order.ts'
import { lineTotal } from './order-totals.ts'

/** The product number a till knows a line by; lines of other faces may have only a SKU, or neither. */
export function productNumberOf(line: { code: string; sku: string }): string {
  return line.code || line.sku
}

/**
 * The lines of a cart that is sent as a whole, each joined with the line it was before. A line that
 * is found again by its product number goes on under its ids, and keeps what it refers to and the
 * catalogue as it was at the sale, also where a till cannot know them.
 */
export function keepLines(before: OrderLine[], sent: NewLine[]): ReplacingLine[] {
  const left = [...before]
  return sent.map((line) => {
    const isSame = (each: OrderLine) =>
      productNumberOf(each) === line.code && isDiscount(each) === isDiscount(line)
    let index = left.findIndex((each) => isSame(each) && each.title === line.title)
    if (index < 0) index = left.findIndex(isSame)
    const [kept] = index < 0 ? [] : left.splice(index, 1)
    if (!kept) return line
    return isUnchanged(kept, line) ? { ...kept, kept } : { ...merged(kept, line), kept }
  })
}

/** Whether the joined lines are the lines before, in the same order and with nothing changed. */
export function isSameCart(before: OrderLine[], lines: ReplacingLine[]): boolean {
  return (
    before.length === lines.length &&
    before.every((line, index) => {
      const after = lines[index] as ReplacingLine
      return after.kept === line && isUnchanged(line, after)
    })
  )
}

function isDiscount(line: { kind: OrderLine['kind'] }): boolean {
  return line.kind === 'discount'
}

function isUnchanged(before: OrderLine, line: NewLine): boolean {
  return (
    before.title === line.title &&
    before.quantity === line.quantity &&
    before.unit_price_minor === line.unit_price_minor &&
    (before.discount_minor ?? 0) === (line.discount_minor ?? 0) &&
    lineTotal(before) === lineTotal(line) &&
    before.voucher_numbers.join('\n') === line.voucher_numbers.join('\n')
  )
}

function merged(kept: OrderLine, line: NewLine): NewLine {
  const { title_translations, ...details } = kept.details
  return {
    ...line,
    kind: kept.kind,
    product_id: kept.product_id,
    variant_id: kept.variant_id,
    variant_firstline_id: kept.variant_firstline_id,
    code: kept.code,
    sku: kept.sku,
    // Under a new name the names in other languages no longer hold.
    details: kept.title === line.title ? kept.details : details,
  }
}
