import { describe, expect, test } from 'vitest'
import type { Order, OrderLine } from '../orders/order.ts'
import { computeTotals } from '../orders/order-totals.ts'
import { planReturn, type ReturnedUnits } from './return-plan.ts'

/** An order of goods given as [quantity, total], and what lowers it. */
function anOrder(goods: [number, number][], given: Partial<Order> = {}): Order {
  const lines = goods.map(
    ([quantity, total], index) =>
      ({
        id: `line-${index}`,
        kind: 'product',
        quantity,
        unit_price_minor: total / quantity,
        before_discount_minor: null,
        discount_minor: null,
        total_minor: total,
      }) as OrderLine,
  )
  const amounts = {
    origin: 'shopline' as const,
    discount_minor: 0,
    shipping_fee_minor: 6000,
    tax_minor: 0,
    credit_minor: 0,
    points_used: 0,
    points_value_minor: 0,
    ...given,
  }
  const totals = computeTotals(amounts, lines)
  return { total_minor: null, ...amounts, ...totals, lines } as Order
}

type Made = Parameters<typeof planReturn>[1][number]

/** Makes the returns one after the other, each beside those before it. */
function madeReturns(order: Order, wanted: ReturnedUnits[][]): Made[] {
  const live: Made[] = []
  for (const units of wanted) live.push(aReturn(order, live, units))
  return live
}

function aReturn(order: Order, live: Made[], units: ReturnedUnits[]): Made {
  const { amounts, lines } = planReturn(order, live, units)
  return {
    ...amounts,
    lines: lines.map(({ total_minor }, index) => ({ ...units[index], total_minor })),
  } as Made
}

const unit = (line: number, quantity = 1) => ({ order_line_id: `line-${line}`, quantity })

const sums = (returns: Made[]) => ({
  total: returns.reduce((sum, each) => sum + each.total_minor, 0),
  discount: returns.reduce((sum, each) => sum + each.discount_minor, 0),
  credit: returns.reduce((sum, each) => sum + each.credit_minor, 0),
  points: returns.reduce((sum, each) => sum + each.points_used, 0),
  value: returns.reduce((sum, each) => sum + each.points_value_minor, 0),
})

const lowered = {
  discount_minor: 10_000,
  credit_minor: 10_100,
  points_used: 101,
  points_value_minor: 1010,
}

describe('shares', () => {
  test.for<[string, ReturnedUnits[][]]>([
    ['all at once', [[unit(0, 3), unit(1), unit(2, 7)]]],
    ['line by line', [[unit(0, 3)], [unit(1)], [unit(2, 7)]]],
    ['dearest last', [[unit(2, 7)], [unit(0, 3)], [unit(1)]]],
    [
      'unit by unit',
      [...[0, 0, 0, 1].map((line) => [unit(line)]), ...Array.from({ length: 7 }, () => [unit(2)])],
    ],
  ])('sum exactly to what lowered the order: %s', ([, wanted]) => {
    const order = anOrder(
      [
        [3, 10_000],
        [1, 99_900],
        [7, 4999],
      ],
      lowered,
    )

    const returns = madeReturns(order, wanted)

    expect(sums(returns)).toEqual({
      total: order.computed_total_minor,
      discount: 10_000,
      credit: 10_100,
      points: 101,
      value: 1010,
    })
    expect(returns.every((each) => each.total_minor >= 0)).toBe(true)
  })

  test('sum exactly also after one of the returns was cancelled', () => {
    const order = anOrder([[3, 30_000]], lowered)
    const [first, second, third] = madeReturns(order, [[unit(0)], [unit(0)], [unit(0)]]) as [
      Made,
      Made,
      Made,
    ]

    const withoutFirst = [second, third, aReturn(order, [second, third], [unit(0)])]
    const withoutTwo = [third, aReturn(order, [third], [unit(0, 2)])]

    const whole = sums([first, second, third])
    expect(sums(withoutFirst)).toEqual(whole)
    expect(sums(withoutTwo)).toEqual(whole)
  })

  test('go by value, not by the piece', () => {
    const order = anOrder(
      [
        [1, 90_000],
        [1, 10_000],
      ],
      { credit_minor: 10_000 },
    )

    const { amounts } = planReturn(order, [], [unit(1)])

    expect(amounts).toMatchObject({ credit_minor: 1000, total_minor: 9000 })
  })

  test('go by the piece where the goods cost nothing', () => {
    const order = anOrder([[4, 0]], { points_used: 100 })

    const { amounts } = planReturn(order, [], [unit(0)])

    expect(amounts).toMatchObject({ points_used: 25, total_minor: 0 })
  })

  test('stay exact for the largest amounts that are stored', () => {
    const order = anOrder([[999_999, 9_999_999_999_999]], { credit_minor: 9_999_999_999_998 })

    const returns = madeReturns(order, [[unit(0, 333_333)], [unit(0, 666_666)]])

    expect(sums(returns)).toMatchObject({ total: 1, credit: 9_999_999_999_998 })
  })
})

describe('the money', () => {
  test('leaves the delivery fee with the shop', () => {
    const order = anOrder([[1, 10_000]], { origin: 'firstline', total_minor: 16_000 })

    expect(planReturn(order, [], [unit(0)]).amounts.total_minor).toBe(10_000)
  })

  test('is no more than the reported total, in parts', () => {
    const order = anOrder([[3, 30_000]], { total_minor: 10_000 })

    const returns = madeReturns(order, [[unit(0)], [unit(0)], [unit(0)]])

    expect(returns.map((each) => each.total_minor)).toEqual([3300, 3400, 3300])
  })

  test('is nothing where the order paid its customer', () => {
    const order = anOrder([[1, 10_000]], { total_minor: -500 })

    expect(planReturn(order, [], [unit(0)]).amounts.total_minor).toBe(0)
  })
})

test('refuses a discount and a line of another order', () => {
  const order = anOrder([[1, 10_000]])
  order.lines.push({ ...(order.lines[0] as OrderLine), id: 'discount', kind: 'discount' })

  for (const order_line_id of ['discount', 'elsewhere']) {
    expect(() => planReturn(order, [], [{ order_line_id, quantity: 1 }])).toThrow(
      'return_line_unknown',
    )
  }
})

test('refuses more units than are left', () => {
  const order = anOrder([[2, 10_000]])
  const live = madeReturns(order, [[unit(0)]])

  expect(() => planReturn(order, live, [unit(0, 2)])).toThrow('return_quantity_exceeded')
  expect(() => planReturn(order, live, [unit(0), unit(0)])).toThrow('return_quantity_exceeded')
})
