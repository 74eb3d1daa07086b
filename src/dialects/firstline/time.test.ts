import { expect, test } from 'vitest'
import { dateInput, instantOf, rangeOf, timeInput, timeJson } from './time.ts'

const taipei = 'Asia/Taipei'
const at = (text: string, timezone = taipei) =>
  instantOf(timeInput.parse(text), timezone).toISOString()

test.for([
  ['2024-09-27 15:44:03', '2024-09-27T07:44:03.000Z'],
  ['2024-09-27', '2024-09-26T16:00:00.000Z'],
  ['20240927', '2024-09-26T16:00:00.000Z'],
  ['2024-09-27T15:44', '2024-09-27T07:44:00.000Z'],
  ['2024-09-27T15:44:03Z', '2024-09-27T15:44:03.000Z'],
  ['2024-09-27T15:44:03.123456+09:00', '2024-09-27T06:44:03.000Z'],
  ['9999-12-31 23:59:59', '9999-12-31T15:59:59.000Z'],
  ['9999-12-31 23:59:59-14:00', '9999-12-31T23:59:59.999Z'],
  ['1000-01-01', '0999-12-31T15:54:00.000Z'],
  ['2024-02-29 00:00:00', '2024-02-28T16:00:00.000Z'],
] as const)('reads %s as the merchant’s local time', ([text, instant]) => {
  expect(at(text)).toBe(instant)
})

test.for(['2024-02-30', '2023-02-29', '2024-13-01', '24-01-01', '2024-01-01 24:00:00', '', 'now'])(
  'refuses %j as no time',
  (text) => {
    expect(timeInput.safeParse(text).success).toBe(false)
  },
)

test('shows what it reads, in any zone and around a change of clocks', () => {
  for (const zone of [taipei, 'Europe/Berlin', 'America/New_York', 'UTC']) {
    for (const text of ['2024-03-31 03:30:00', '2024-11-03 00:30:00', '2024-07-01 12:00:00']) {
      expect(timeJson(at(text, zone), zone)).toBe(text)
    }
  }
})

test('ends a range of dates with the whole last day, and a range of times with the second', () => {
  const date = timeInput.parse('2024-09-27')
  const time = timeInput.parse('2024-09-27 10:00:00')

  expect(rangeOf(date, date, taipei)).toEqual({
    from: new Date('2024-09-26T16:00:00.000Z'),
    to: new Date('2024-09-27T15:59:59.999Z'),
  })
  expect(rangeOf(undefined, time, taipei).to).toEqual(new Date('2024-09-27T02:00:00.999Z'))
})

test('takes the end of the calendar for an open end', () => {
  const end = timeInput.parse('9999-12-31')

  expect(rangeOf(undefined, end, taipei).to).toEqual(new Date('9999-12-31T15:59:59.999Z'))
  expect(rangeOf(undefined, end, 'America/New_York').to?.getUTCFullYear()).toBe(9999)
})

test('keeps a calendar date free of zones', () => {
  expect(dateInput.parse('1985-08-27')).toBe('1985-08-27')
})
