import { type SalesRow, saleStates, sumFigures } from '../../core/orders/sales-figures.ts'
import type { OrderQuery } from '../order-list/contract.ts'
import type { OriginFigure, SalesFigure, StoreFigure } from './contract.ts'

/** The orders of a time: what the list of orders is asked to show the same ones. */
export interface Slice {
  rows: SalesRow[]
  from: string
  to: string
  /** Whether the caller may see what was sold for how much. */
  showsSales: boolean
}

function figureOf(slice: Slice, rows: SalesRow[], filter: OrderQuery = {}): SalesFigure {
  const { order_count, sales_minor, other_currency_count } = sumFigures(rows)
  return {
    order_count,
    sales_minor: slice.showsSales ? sales_minor : null,
    other_currency_count,
    filter: {
      order_state: [...saleStates],
      ordered_from: slice.from,
      ordered_to: slice.to,
      ...filter,
    },
  }
}

/** All orders of a time in one figure. */
export function salesFigure(slice: Slice): SalesFigure {
  return figureOf(slice, slice.rows)
}

/** One figure for each face that orders came through, the largest first. */
export function originFigures(slice: Slice): OriginFigure[] {
  return groups(slice.rows, (row) => row.origin).map(([origin, rows]) => ({
    ...figureOf(slice, rows, { origin: [origin] }),
    origin,
  }))
}

/** One figure for each store that sold something, the largest first. */
export function storeFigures(slice: Slice, names: Map<string, string>): StoreFigure[] {
  return groups(slice.rows, (row) => row.store_id).map(([id, rows]) => ({
    ...figureOf(slice, rows, { store_id: [id] }),
    store: { id, name: names.get(id) ?? id },
  }))
}

function groups(rows: SalesRow[], keyOf: (row: SalesRow) => string): [string, SalesRow[]][] {
  const byKey = Map.groupBy(rows, keyOf)
  return [...byKey].sort(
    ([leftKey, left], [rightKey, right]) =>
      sumFigures(right).order_count - sumFigures(left).order_count ||
      leftKey.localeCompare(rightKey),
  )
}
