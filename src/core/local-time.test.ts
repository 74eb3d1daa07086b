import { expect, test } from 'vitest'
import { instantOfLocal, localTextOf } from './local-time.ts'

test.each([
  ['2021-08-24 14:18:30', 'Asia/Taipei', '2021-08-24T06:18:30.000Z'],
  ['2021-08-24 00:00:00', 'Asia/Taipei', '2021-08-23T16:00:00.000Z'],
  ['2024-02-29 23:59:59', 'Asia/Hong_Kong', '2024-02-29T15:59:59.000Z'],
  ['2024-07-01 12:00:00', 'America/New_York', '2024-07-01T16:00:00.000Z'],
  ['2024-01-01 12:00:00', 'America/New_York', '2024-01-01T17:00:00.000Z'],
  // The night on which the clocks there changed, after the change.
  ['2024-03-10 03:30:00', 'America/New_York', '2024-03-10T07:30:00.000Z'],
])('%s in %s is %s and back', (text, timezone, instant) => {
  expect(instantOfLocal(text, timezone).toISOString()).toBe(instant)
  expect(localTextOf(new Date(instant), timezone)).toBe(text)
})

test('leaves fractions of a second out', () => {
  expect(localTextOf(new Date('2021-08-24T06:18:30.999Z'), 'Asia/Taipei')).toBe(
    '2021-08-24 14:18:30',
  )
})
