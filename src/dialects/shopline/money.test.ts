import fc from 'fast-check'
import { expect, test } from 'vitest'
import { example } from '../../../test/example.ts'
import { parseMoney } from '../../core/money.ts'
import { moneyJson } from './money.ts'

const documented = example('shopline/objects/money')

test.each([
  ['twd', 3000, 'TWD'],
  ['twd_zero', 0, 'TWD'],
  ['hkd', 1160, 'HKD'],
  ['hkd_small', 20, 'HKD'],
  ['hkd_zero', 0, 'HKD'],
  ['usd_zero', 0, 'USD'],
])('writes the documented amount %s', (name, amount, currency) => {
  expect(moneyJson(amount, currency)).toEqual(documented[name])
})

test.each([
  [123_456_700, 'TWD', 1_234_567, 'NT$1,234,567', 1_234_567],
  [150, 'TWD', 2, 'NT$2', 1.5],
  [-50_000, 'TWD', -500, 'NT$-500', -500],
  [999, 'JPY', 10, '¥10', 9.99],
  [1_234_567_89, 'HKD', 123_456_789, 'HK$1,234,567.89', 1_234_567.89],
  [5, 'USD', 5, 'US$0.05', 0.05],
])('writes %d hundredths of %s', (amount, currency, cents, label, dollars) => {
  expect(moneyJson(amount, currency)).toEqual({
    ...moneyJson(0, currency),
    cents,
    label,
    dollars,
  })
})

test.each(['TWD', 'HKD', 'USD', 'JPY'])(
  'gives back in dollars what was stored in %s',
  (currency) => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 }), (amount) => {
        const { dollars } = JSON.parse(JSON.stringify(moneyJson(amount, currency)))
        expect(parseMoney(dollars, 'total')).toBe(amount)
      }),
    )
  },
)
