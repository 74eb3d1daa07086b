import { expect, test } from 'vitest'
import { shareOf, wholeStep } from './apportion.ts'

const shares: [number, number, number, number, number][] = [
  [9999, 1, 3, 1, 3333],
  [10_000, 1, 3, 1, 3333],
  [10_000, 2, 3, 1, 6667],
  [100, 1, 3, 100, 0],
  [100, 2, 3, 100, 100],
  [99_900, 1, 2, 100, 50_000],
  [-10_000, 1, 3, 100, -3300],
  [0, 1, 2, 1, 0],
  [500, 0, 3, 1, 0],
  [500, 3, 3, 1, 500],
  [500, 1, 0, 1, 0],
  [9_999_999_999_999, 999_999_999_999, 1_000_000_000_000, 1, 9_999_999_999_989],
]

test.for(shares)('gives of %i the part %i out of %i in steps of %i: %i', (row) => {
  const [amount, part, whole, step, share] = row

  expect(shareOf(amount, part, whole, step)).toBe(share)
})

test('keeps whole amounts whole and others exact', () => {
  expect([wholeStep(99_900), wholeStep(99_950)]).toEqual([100, 1])
})
