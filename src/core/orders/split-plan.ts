import { DomainError } from '../errors.ts'
import type { Minor } from '../money.ts'
import { shareOf, wholeStep } from './apportion.ts'
import type { Order, OrderLine } from './order.ts'
import { lineTotal, totalHasFees } from './order-totals.ts'

/** So many units of one line. */
export interface MovedLine {
  id: string
  quantity: number
}

/** The amounts of an order that a split divides. */
export type SplitAmounts = Pick<
  Order,
  | 'subtotal_minor'
  | 'total_minor'
  | 'discount_minor'
  | 'shipping_fee_minor'
  | 'tax_minor'
  | 'credit_minor'
  | 'points_used'
  | 'points_value_minor'
>

/** One of the two orders that a split makes of one. */
export interface SplitPart {
  lines: OrderLine[]
  amounts: SplitAmounts
}

/**
 * Divides an order: the units named go to the child, the others stay. Each amount of the two parts
 * sums to what it was. What belongs to the whole order (discounts, credits, points, tax) goes with
 * the value of the goods; the delivery fee stays. Refuses lines that are no goods of the order
 * (order_split_line_unknown), more units than there are (order_split_quantity), and to move all of
 * them (order_split_takes_all).
 */
export function planSplit(
  order: Order,
  moved: MovedLine[],
): { parent: SplitPart; child: SplitPart } {
  const units = unitsOf(order, moved)
  const goods = order.lines.filter((line) => line.kind !== 'discount')
  if (goods.every((line) => units.get(line.id) === line.quantity)) {
    throw new DomainError('order_split_takes_all')
  }
  const ratio = ratioOf(goods, units)
  const divided = order.lines.map((line) =>
    line.kind === 'discount'
      ? divideDiscount(line, ratio)
      : divideLine(line, units.get(line.id) ?? 0),
  )
  const [stay, go] = [divided.flatMap((each) => each.stay), divided.flatMap((each) => each.go)]
  const child = childAmounts(order, stay, go, ratio)
  return {
    parent: { lines: stay, amounts: restOf(order, child) },
    child: { lines: go, amounts: child },
  }
}

/** How much of an order goes: so much out of the whole. */
interface Ratio {
  part: number
  whole: number
}

function unitsOf(order: Order, moved: MovedLine[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const [index, { id, quantity }] of moved.entries()) {
    const line = order.lines.find((each) => each.id === id && each.kind !== 'discount')
    if (!line) throw new DomainError('order_split_line_unknown', { field: `${index}.id` })
    const sum = (units.get(id) ?? 0) + quantity
    if (sum > line.quantity) {
      throw new DomainError('order_split_quantity', { field: `${index}.quantity` })
    }
    units.set(id, sum)
  }
  return units
}

// By the value of the goods; by their number where they have no value to speak of.
function ratioOf(goods: OrderLine[], units: Map<string, number>): Ratio {
  const sumOf = (value: (line: OrderLine) => number) =>
    goods.reduce((sum, line) => sum + value(line), 0)
  const whole = sumOf(lineTotal)
  const part = sumOf((line) => {
    const total = lineTotal(line)
    return shareOf(total, units.get(line.id) ?? 0, line.quantity, wholeStep(total))
  })
  if (whole > 0 && part >= 0 && part <= whole) return { part, whole }
  return { part: sumOf((line) => units.get(line.id) ?? 0), whole: sumOf((line) => line.quantity) }
}

interface Divided {
  stay: OrderLine[]
  go: OrderLine[]
}

function divideLine(line: OrderLine, units: number): Divided {
  if (units === 0) return { stay: [line], go: [] }
  if (units === line.quantity) return { stay: [], go: [line] }
  const share = (amount: Minor | null) =>
    amount === null ? null : shareOf(amount, units, line.quantity, wholeStep(amount))
  const before = share(line.before_discount_minor)
  const discount = share(line.discount_minor)
  // Where the three amounts agree they go on agreeing.
  const agrees =
    before !== null &&
    line.total_minor === (line.before_discount_minor ?? 0) - (line.discount_minor ?? 0)
  const total = agrees ? before - (discount ?? 0) : share(line.total_minor)
  const go = {
    ...line,
    quantity: units,
    before_discount_minor: before,
    discount_minor: discount,
    total_minor: total,
  }
  const stay = {
    ...line,
    quantity: line.quantity - units,
    before_discount_minor: less(line.before_discount_minor, before),
    discount_minor: less(line.discount_minor, discount),
    total_minor: less(line.total_minor, total),
  }
  return { stay: [stay], go: [go] }
}

// A discount is divided by value. Its vouchers stay where they were used.
function divideDiscount(line: OrderLine, ratio: Ratio): Divided {
  const whole = lineTotal(line)
  const share = shareOf(whole, ratio.part, ratio.whole, wholeStep(whole))
  if (share === 0) return { stay: [line], go: [] }
  const of = (amount: Minor, vouchers: string[]): OrderLine => ({
    ...line,
    quantity: 1,
    unit_price_minor: amount,
    before_discount_minor: null,
    discount_minor: null,
    total_minor: amount,
    voucher_numbers: vouchers,
  })
  return { stay: [of(whole - share, line.voucher_numbers)], go: [of(share, [])] }
}

function childAmounts(order: Order, stay: OrderLine[], go: OrderLine[], ratio: Ratio) {
  const share = (amount: number, step = wholeStep(amount)) =>
    shareOf(amount, ratio.part, ratio.whole, step)
  const shareOrNull = (amount: Minor | null) => (amount === null ? null : share(amount))
  const points = share(order.points_used, 1)
  const amounts = {
    discount_minor: shareOrNull(order.discount_minor),
    // There is one parcel's fee, and the first parcel is the parent's.
    shipping_fee_minor: order.shipping_fee_minor === null ? null : 0,
    tax_minor: shareOrNull(order.tax_minor),
    points_used: points,
    points_value_minor: pointsValue(order, points),
  }
  const due = dueOf(order, amounts, go)
  const dueOfRest = dueOf(order, restOf(order, amounts), stay)
  const credit_minor = creditShare(order, share(order.credit_minor), due, dueOfRest)
  const goods = goodsTotal(go)
  return {
    ...amounts,
    credit_minor,
    // What was reported is kept as it was, with its difference from what we reckon.
    subtotal_minor:
      order.subtotal_minor === null
        ? null
        : goods + share(order.subtotal_minor - order.computed_subtotal_minor),
    total_minor:
      order.total_minor === null
        ? null
        : due - credit_minor + share(order.total_minor - order.computed_total_minor),
  }
}

function goodsTotal(lines: OrderLine[]): Minor {
  return lines.reduce((sum, line) => sum + (line.kind === 'discount' ? 0 : lineTotal(line)), 0)
}

type Deductions = Pick<
  Order,
  'discount_minor' | 'shipping_fee_minor' | 'tax_minor' | 'points_value_minor'
>

/** What is left to pay before credits: see computeTotals. */
function dueOf(order: Order, amounts: Deductions, lines: OrderLine[]): Minor {
  const discounts = lines.reduce(
    (sum, line) => sum + (line.kind === 'discount' ? lineTotal(line) : 0),
    amounts.discount_minor ?? 0,
  )
  const fees = totalHasFees(order)
    ? (amounts.shipping_fee_minor ?? 0) + (amounts.tax_minor ?? 0)
    : 0
  return goodsTotal(lines) - discounts - amounts.points_value_minor + fees
}

// Rounding must not make one of the two orders cost less than nothing.
function creditShare(order: Order, share: Minor, due: Minor, dueOfRest: Minor): Minor {
  const least = Math.max(0, order.credit_minor - Math.max(0, dueOfRest))
  const most = Math.min(order.credit_minor, Math.max(0, due))
  return least > most ? share : Math.min(Math.max(share, least), most)
}

/** What the points were worth at the sale, rounded down. */
function pointsValue(order: Order, points: number): Minor {
  if (order.points_used === 0) return 0
  return Number((BigInt(order.points_value_minor) * BigInt(points)) / BigInt(order.points_used))
}

/** What stays of each amount when `taken` goes. */
function restOf<Name extends keyof SplitAmounts>(
  order: Order,
  taken: Pick<SplitAmounts, Name>,
): Pick<SplitAmounts, Name> {
  const names = Object.keys(taken) as Name[]
  return Object.fromEntries(names.map((name) => [name, less(order[name], taken[name])])) as Pick<
    SplitAmounts,
    Name
  >
}

function less(whole: number | null, taken: number | null): number | null {
  return whole === null ? null : whole - (taken ?? 0)
}
