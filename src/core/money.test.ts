import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DomainError } from './errors.ts'
import {
  decimalTextOf,
  divideRounded,
  hasNoFraction,
  minorMax,
  multiplyMoney,
  parseMoney,
} from './money.ts'

const amounts = fc.integer({ min: -minorMax, max: minorMax })
const prices = fc.integer({ min: 0, max: 99_999_999 })

/** An amount as a decimal text, made without our own code. */
function textOf(minor: bigint): string {
  const sign = minor < 0n ? '-' : ''
  const magnitude = minor < 0n ? -minor : minor
  return `${sign}${magnitude / 100n}.${String(magnitude % 100n).padStart(2, '0')}`
}

test('writes every amount exactly and reads back what it wrote', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      expect(decimalTextOf(amount)).toBe(textOf(BigInt(amount)))
      expect(parseMoney(decimalTextOf(amount), 'total')).toBe(amount)
    }),
  )
})

test('reads a JSON number of main units as the decimal its sender meant', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      expect(parseMoney(JSON.parse(textOf(BigInt(amount))), 'total')).toBe(amount)
    }),
  )
})

test('takes whole Taiwan dollars and yen as they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Math.floor(minorMax / 100) }), (units) => {
      expect(parseMoney(units, 'total')).toBe(units * 100)
      expect(parseMoney(String(units), 'total')).toBe(units * 100)
    }),
  )
})

test('undoes the drift of clients that multiply prices in floating point', () => {
  fc.assert(
    fc.property(prices, fc.integer({ min: 1, max: 999 }), (price, quantity) => {
      expect(parseMoney((price / 100) * quantity, 'total')).toBe(price * quantity)
    }),
  )
})

test('adds any number of amounts without losing a hundredth', () => {
  fc.assert(
    fc.property(fc.array(prices, { maxLength: 500 }), (list) => {
      const sum = list.reduce((total, each) => total + parseMoney(decimalTextOf(each), 'item'), 0)
      expect(BigInt(sum)).toBe(list.reduce((total, each) => total + BigInt(each), 0n))
    }),
  )
})

test('multiplies exactly or refuses', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 1_000_000 }), (amount, quantity) => {
      const exact = BigInt(amount) * BigInt(quantity)
      const isStorable = exact <= BigInt(minorMax) && exact >= -BigInt(minorMax)
      const multiply = () => multiplyMoney(amount, quantity, 'items')
      if (isStorable) expect(BigInt(multiply())).toBe(exact)
      else expect(multiply).toThrow(DomainError)
    }),
  )
})

test('divides and rounds half away from zero, alike on both sides of it', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 10_000 }), (amount, divisor) => {
      const rounded = divideRounded(amount, divisor)
      expect(divideRounded(-amount, divisor)).toBe(rounded === 0 ? 0 : -rounded)
      const twice = 2n * (BigInt(amount) - BigInt(rounded) * BigInt(divisor))
      const distance = twice < 0n ? -twice : twice
      expect(distance <= BigInt(divisor)).toBe(true)
      // Exactly between two, the farther from zero is taken.
      const isTie = distance === BigInt(divisor)
      expect(!isTie || Math.abs(rounded) * divisor > Math.abs(amount)).toBe(true)
    }),
  )
})

test.each([
  ['0.005', 1],
  ['-0.005', -1],
  ['0.0049', 0],
  ['-0.0049', 0],
  [59.970000000000006, 5997],
  [1e-7, 0],
  [-0, 0],
  ['-0.00', 0],
  ['+12.5', 1250],
  [' 3699 ', 369_900],
  ['99999999999.99', minorMax],
])('reads %s as %d hundredths', (value, hundredths) => {
  expect(parseMoney(value, 'total')).toBe(hundredths)
})

test.each([
  [''],
  ['-'],
  ['.5'],
  ['5.'],
  ['1,000'],
  ['1e3'],
  ['NT$100'],
  ['１００'],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [1e21],
  ['100000000000.00'],
  ['99999999999.995'],
  [-100_000_000_000],
  ['9999999999999999'],
])('refuses %s and names the field', (value) => {
  expect(() => parseMoney(value, 'items.0.total')).toThrow(
    expect.objectContaining({ code: 'amount_out_of_range', values: { field: 'items.0.total' } }),
  )
})

test('shows fractions of Hong Kong and US dollars, and none of Taiwan dollars and yen', () => {
  expect(['HKD', 'USD', 'TWD', 'JPY'].map(hasNoFraction)).toEqual([false, false, true, true])
})
