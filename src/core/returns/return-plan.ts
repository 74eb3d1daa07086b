import { DomainError } from '../errors.ts'
import type { Minor } from '../money.ts'
import { shareOf, wholeStep } from '../orders/apportion.ts'
import type { Order, OrderLine } from '../orders/order.ts'
import { discountLinesTotal, lineTotal, shownTotal } from '../orders/order-totals.ts'
import type { ReturnOrder } from './return-order.ts'

/** So many units of a line of the order. */
export interface ReturnedUnits {
  order_line_id: string
  quantity: number
}

/** What a return comes to: a total for each of the wanted units, and the shares of the order. */
export interface ReturnPlan {
  lines: { line: OrderLine; total_minor: Minor }[]
  amounts: Pick<
    ReturnOrder,
    'total_minor' | 'discount_minor' | 'credit_minor' | 'points_used' | 'points_value_minor'
  >
}

type LiveReturn = Pick<ReturnOrder, keyof ReturnPlan['amounts'] | 'lines'>

/**
 * Reckons a return of these units beside the order's other live returns. What lowered the whole
 * order (discounts, credits, points) goes back with the value of the goods; each share is what the
 * returns may have had by then less what they had, so the last one takes the rest. The delivery fee
 * is not paid back, and all returns together never pay back more than the order's total. Refuses
 * lines that are no goods of the order (return_line_unknown) and more units than are left
 * (return_quantity_exceeded).
 */
export function planReturn(order: Order, live: LiveReturn[], wanted: ReturnedUnits[]): ReturnPlan {
  const goods = order.lines.filter((line) => line.kind !== 'discount')
  const soFar = new Map<string, Past>()
  for (const line of live.flatMap((each) => each.lines)) add(soFar, line.order_line_id, line)
  const lines = wanted.map(({ order_line_id, quantity }, index) => {
    const field = `subtotal_items.${index}`
    const line = goods.find((each) => each.id === order_line_id)
    if (!line) throw new DomainError('return_line_unknown', { field: `${field}.id` })
    const past = soFar.get(line.id) ?? { quantity: 0, total_minor: 0 }
    if (past.quantity + quantity > line.quantity) {
      throw new DomainError('return_quantity_exceeded', {
        field: `${field}.quantity`,
        left: Math.max(0, line.quantity - past.quantity),
      })
    }
    const whole = lineTotal(line)
    const total = restOf(whole, past.quantity + quantity, line.quantity, past.total_minor)
    add(soFar, line.id, { quantity, total_minor: total })
    return { line, total_minor: total }
  })
  return { lines, amounts: amountsOf(order, goods, live, pastOf(soFar)) }
}

interface Past {
  quantity: number
  total_minor: Minor
}

function add(soFar: Map<string, Past>, id: string, more: Past): void {
  const past = soFar.get(id) ?? { quantity: 0, total_minor: 0 }
  soFar.set(id, {
    quantity: past.quantity + more.quantity,
    total_minor: past.total_minor + more.total_minor,
  })
}

function pastOf(soFar: Map<string, Past>): Past {
  const all = { quantity: 0, total_minor: 0 }
  for (const past of soFar.values()) {
    all.quantity += past.quantity
    all.total_minor += past.total_minor
  }
  return all
}

/** The share up to `part` less what was had; nothing when that was already more. */
function restOf(amount: number, part: number, whole: number, had: number, step?: number): number {
  return Math.max(0, shareOf(amount, part, whole, step ?? wholeStep(amount)) - had)
}

function amountsOf(
  order: Order,
  goods: OrderLine[],
  live: LiveReturn[],
  after: Past,
): ReturnPlan['amounts'] {
  const value = goods.reduce((sum, line) => sum + lineTotal(line), 0)
  const units = goods.reduce((sum, line) => sum + line.quantity, 0)
  // Goods that cost nothing count by the piece. The last unit takes the rest, whatever its price.
  const isAll = after.quantity === units
  const [part, whole] = value > 0 && !isAll ? [after.total_minor, value] : [after.quantity, units]
  const had = (name: keyof ReturnPlan['amounts']) => live.reduce((sum, each) => sum + each[name], 0)
  const amounts = {
    discount_minor: (order.discount_minor ?? 0) + discountLinesTotal(order),
    credit_minor: order.credit_minor,
    points_used: order.points_used,
    points_value_minor: order.points_value_minor,
  }
  const share = (name: keyof typeof amounts, step?: number) =>
    restOf(amounts[name], part, whole, had(name), step)
  const shares = {
    discount_minor: share('discount_minor'),
    credit_minor: share('credit_minor'),
    points_used: share('points_used', 1),
    points_value_minor: share('points_value_minor'),
  }
  const lowered = (of: (name: keyof typeof shares) => number) =>
    of('discount_minor') + of('credit_minor') + of('points_value_minor')
  const due = value - lowered((name) => amounts[name])
  // Totals are as their writer sent them: what was never paid is not paid back.
  const payable = Math.max(0, Math.min(due, shownTotal(order)))
  const dueByNow = after.total_minor - lowered((name) => had(name) + shares[name])
  const total =
    payable === due
      ? Math.max(0, dueByNow - had('total_minor'))
      : restOf(payable, part, whole, had('total_minor'))
  return { ...shares, total_minor: total }
}
