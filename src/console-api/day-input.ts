import { z } from 'zod'
import { instantOfLocal } from '../core/local-time.ts'
import { instantInput } from './inputs.ts'

// Years beyond this are no day that anybody means, and calendars disagree about them.
const day = z.iso.date().refine((text) => text >= '1970-01-01' && text < '2200-01-01', 'too far')

/** A day of the shop's own calendar, or an instant. */
export const dayOrInstant = z.union([day, instantInput])

type Given = string | Date | undefined

/** The instant at which a day begins in the shop's zone; an instant is itself. */
export function startOf<Time extends Given>(
  time: Time,
  timezone: string,
): Date | Exclude<Time, string> {
  return typeof time === 'string'
    ? instantOfLocal(`${time} 00:00:00`, timezone)
    : (time as Exclude<Time, string>)
}

/** The last millisecond of a day in the shop's zone; an instant is itself. */
export function endOf<Time extends Given>(
  time: Time,
  timezone: string,
): Date | Exclude<Time, string> {
  return typeof time === 'string'
    ? instantOfLocal(`${time} 23:59:59.999`, timezone)
    : (time as Exclude<Time, string>)
}
