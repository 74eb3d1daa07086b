import { expect, test } from 'vitest'
import { businessDayOfSale, hasBegun, hasEnded, overlapOf, type Shift, shiftAt } from './shift.ts'

const shift = (code: string, start_time: string, stop_time: string): Shift => ({
  code,
  name: `${code}班`,
  start_time,
  stop_time,
})

const day = [
  shift('1', '08:00:00', '12:00:00'),
  shift('2', '16:00:00', '20:00:00'),
  shift('3', '22:00:00', '06:00:00'),
]

test.each([
  ['07:59:59', null],
  ['08:00:00', '1'],
  ['11:59:59', '1'],
  ['12:00:00', null],
  ['14:18:30', null],
  ['16:00:00', '2'],
  ['21:00:00', null],
  ['22:00:00', '3'],
  ['23:59:59', '3'],
  ['00:00:00', '3'],
  ['05:59:59', '3'],
  ['06:00:00', null],
])('at %s the shift is %s', (timeOfDay, code) => {
  expect(shiftAt(day, timeOfDay)?.code ?? null).toBe(code)
})

test('a store without shifts has none at any time', () => {
  expect(shiftAt([], '10:00:00')).toBeNull()
})

test('a shift that starts when it stops lasts the whole day', () => {
  expect(shiftAt([shift('A', '06:00:00', '06:00:00')], '05:00:00')?.code).toBe('A')
})

test('the first of two overlapping shifts counts', () => {
  const shifts = [shift('A', '08:00:00', '13:00:00'), shift('B', '12:00:00', '18:00:00')]
  expect(shiftAt(shifts, '12:30:00')?.code).toBe('A')
})

test.each([
  // Within its shift, on the day that the shift began.
  ['1', '2026-03-02 09:00:00', '2026-03-02'],
  ['3', '2026-03-02 23:00:00', '2026-03-02'],
  ['3', '2026-03-03 05:59:59', '2026-03-02'],
  // The till had handed over and went on to a later shift of the same day,
  ['2', '2026-03-02 11:30:00', '2026-03-02'],
  ['3', '2026-03-02 19:00:00', '2026-03-02'],
  // or to the first one of the next.
  ['1', '2026-03-02 23:00:00', '2026-03-03'],
  ['1', '2026-03-03 05:00:00', '2026-03-03'],
  // Outside any shift, and with one that the store has no more.
  [null, '2026-03-02 14:00:00', '2026-03-02'],
  ['9', '2026-03-03 02:00:00', '2026-03-03'],
])('a sale of shift %s at %s counts for %s', (code, local, businessOn) => {
  expect(businessDayOfSale(day, code, local)).toBe(businessOn)
})

test.each([
  [day, null],
  [
    [...day, shift('4', '11:59:00', '13:00:00')],
    ['1', '4'],
  ],
  [
    [...day, shift('4', '05:00:00', '06:00:00')],
    ['3', '4'],
  ],
  [
    [shift('A', '00:00:00', '00:00:00'), shift('B', '10:00:00', '11:00:00')],
    ['A', 'B'],
  ],
  [[shift('A', '08:00:00', '16:00:00'), shift('B', '16:00:00', '08:00:00')], null],
])('finds the shifts that run at the same time', (shifts, codes) => {
  expect(overlapOf(shifts)?.map((each) => each.code) ?? null).toEqual(codes)
})

test.each([
  ['1', '2026-03-02 07:59:59', false, false],
  ['1', '2026-03-02 08:00:00', true, false],
  ['1', '2026-03-02 12:00:00', true, true],
  ['3', '2026-03-03 05:59:59', true, false],
  ['3', '2026-03-03 06:00:00', true, true],
])('shift %s of a day has begun and ended at %s: %s, %s', (code, local, begun, ended) => {
  const found = day.find((each) => each.code === code) as Shift
  expect([hasBegun(found, '2026-03-02', local), hasEnded(found, '2026-03-02', local)]).toEqual([
    begun,
    ended,
  ])
})
