import { expect, test } from 'vitest'
import { type Shift, shiftAt } from './shift.ts'

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
