import { newId } from '../ids.ts'
import type { NewLine } from './create-order.ts'
import type { Order, OrderLine } from './order.ts'
import type { OrderChanges } from './update-order.ts'

/** A line that replaces others; `kept` is the line before whose ids it goes on under. */
export interface ReplacingLine extends NewLine {
  kept?: OrderLine
}

/**
 * The lines of an order after a change; the order's own list when no line changes. `numbers` are
 * FIRST LINE's, taken beforehand, for the lines that are new.
 */
export function changedLines(
  order: Order,
  changes: OrderChanges,
  numbers: number[],
  at: string,
): OrderLine[] {
  const fresh = ({ kept, ...line }: ReplacingLine, index: number, position: number): OrderLine => ({
    ...line,
    merchant_id: order.merchant_id,
    order_id: order.id,
    position,
    id: kept?.id ?? newId(new Date(at)),
    firstline_id: kept?.firstline_id ?? (numbers[index] as number),
    created_at: kept?.created_at ?? at,
    updated_at: at,
  })
  if (changes.lines) return changes.lines.map((line, index) => fresh(line, index, index + 1))
  const { changed_line } = changes
  if (changed_line) {
    return order.lines.map((line) =>
      line.id === changed_line.id ? { ...line, ...changed_line.columns, updated_at: at } : line,
    )
  }
  if (changes.added_lines) {
    const last = order.lines.at(-1)?.position ?? 0
    return [
      ...order.lines,
      ...changes.added_lines.map((line, index) => fresh(line, index, last + index + 1)),
    ]
  }
  return order.lines
}
