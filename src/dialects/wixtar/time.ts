import { z } from 'zod'
import { instantOfLocal, localTextOf } from '../../core/local-time.ts'

// Inferred: times without a zone are on the merchant's clocks (spec/wixtar/conventions.md 4).

/** An instant as Wixtar writes it: 2021-08-24 14:18:30. */
export function localTimeJson(instant: string, timezone: string): string {
  return localTextOf(new Date(instant), timezone)
}

/** The day of an instant as Wixtar writes it: 2021-08-24. */
export function localDateJson(instant: string, timezone: string): string {
  return localTimeJson(instant, timezone).slice(0, 10)
}

/** An instant as the members' records write it: 2020-09-01T10:17:59. */
export function isoTimeJson(instant: string, timezone: string): string {
  return localTimeJson(instant, timezone).replace(' ', 'T')
}

/** The instant of a checked `localTimeInput`. */
export function instantOf(text: string, timezone: string): Date {
  return instantOfLocal(text.replace('T', ' '), timezone)
}

/** Midnight at which a checked `dateInput` begins. */
export function startOfDay(date: string, timezone: string): Date {
  return instantOfLocal(`${date} 00:00:00`, timezone)
}

/** The last millisecond of a checked `dateInput`. */
export function endOfDay(date: string, timezone: string): Date {
  const nextDay = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString()
  return new Date(startOfDay(nextDay.slice(0, 10), timezone).getTime() - 1)
}

function isReal(text: string): boolean {
  const iso = text.replace(' ', 'T')
  const instant = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : `${iso}Z`)
  // 2021-02-30 is read as a day in March.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso)
}

/** A local time in a request. Years of 19xx to 29xx: a guard of ours. */
export const localTimeInput = z
  .string()
  .regex(/^(19|2\d)\d{2}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}$/)
  .refine(isReal)

/** A day in a request. */
export const dateInput = z
  .string()
  .regex(/^(19|2\d)\d{2}-\d{2}-\d{2}$/)
  .refine(isReal)
