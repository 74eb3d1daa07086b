import { expect, test } from 'vitest'
import { startOfDay } from './local-days.ts'

test.for([
  ['2026-11-22', 'Asia/Taipei', 0, '2026-11-21T16:00:00.000Z'],
  ['2026-11-22', 'Asia/Taipei', 1, '2026-11-22T16:00:00.000Z'],
  ['2026-01-01', 'America/New_York', 0, '2026-01-01T05:00:00.000Z'],
  ['2026-03-08', 'America/New_York', 1, '2026-03-09T04:00:00.000Z'],
  ['0002-01-01', 'UTC', 0, '0002-01-01T00:00:00.000Z'],
] as const)('%s in %s, %d days on, begins at %s', ([day, zone, later, at]) => {
  expect(startOfDay(day, zone, later)).toBe(at)
})
