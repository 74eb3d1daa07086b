import { z } from 'zod'

// FIRST LINE writes times without a zone: the merchant's local time (conventions.md section 7).

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: timezone,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    formats.set(timezone, format)
  }
  return format
}

/** An instant as FIRST LINE writes it: 2024-09-27 15:44:03. */
export function timeJson(instant: string, timezone: string): string {
  return formatOf(timezone).format(new Date(instant))
}

/** The same, where null says that nothing is known. */
export function optionalTimeJson(instant: string | null, timezone: string): string | null {
  return instant === null ? null : timeJson(instant, timezone)
}

/** A time in a request, not yet placed in a zone. */
export interface LocalTime {
  /** The wall clock as if it were UTC. */
  wallMs: number
  /** Only a date was sent. */
  isDate: boolean
  /** An offset was sent, so the wall clock is an instant already. */
  isInstant: boolean
}

const shape =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** A date or time in a request; a day or an hour that does not exist is refused. */
export const timeInput = z
  .string()
  .transform((text, issues): LocalTime => {
    const local = parseLocal(text.trim())
    if (local) return local
    issues.addIssue({ code: 'custom', message: 'is not a valid date', input: text })
    return z.NEVER
  })
  .meta({ type: 'string', format: 'date-time' })

function parseLocal(text: string): LocalTime | null {
  const match = shape.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const wallMs = Date.UTC(year as number, (month as number) - 1, day, hour, minute, second)
  const sent = [year, month, day, hour, minute, second].map((part) => String(part).padStart(2, '0'))
  const [y, ...rest] = sent as [string, ...string[]]
  const round = new Date(wallMs).toISOString().slice(0, 19).replace(/\D/g, '')
  // Date.UTC rolls 30 February over and reads years below 100 as 19xx.
  if ((year as number) < 1000 || round !== y + rest.join('')) return null
  const zone = match[7]
  if (!zone) return { wallMs, isDate: match[4] === undefined, isInstant: false }
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  const offsetMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
  return { wallMs: wallMs - (sign === '-' ? -offsetMs : offsetMs), isDate: false, isInstant: true }
}

// The last instant that is written with a year of four digits.
const lastMs = Date.parse('9999-12-31T23:59:59.999Z')

/** The instant of a sent time in the merchant's zone; the calendar ends with the year 9999. */
export function instantOf(local: LocalTime, timezone: string): Date {
  if (local.isInstant) return new Date(Math.min(local.wallMs, lastMs))
  // The offset at the guess, corrected once for a change of clocks in between.
  const guess = local.wallMs - (wallOf(local.wallMs, timezone) - local.wallMs)
  return new Date(Math.min(guess - (wallOf(guess, timezone) - local.wallMs), lastMs))
}

// The wall clock at an instant, as if it were UTC; years may have five digits here.
function wallOf(ms: number, timezone: string): number {
  const text = formatOf(timezone).format(new Date(ms))
  const [year = 0, month = 1, day, hour, minute, second] = text.split(/\D+/).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** A range of sent times; both ends count, and an end that is a date covers its whole day. */
export function rangeOf(
  start: LocalTime | undefined,
  end: LocalTime | undefined,
  timezone: string,
): { from: Date | undefined; to: Date | undefined } {
  const lengthMs = end?.isDate ? 86_400_000 : 1000
  return {
    from: start && instantOf(start, timezone),
    to:
      end && new Date(instantOf({ ...end, wallMs: end.wallMs + lengthMs }, timezone).getTime() - 1),
  }
}

/** A calendar date in a request, as YYYY-MM-DD. */
export const dateInput = timeInput.transform((local) =>
  new Date(local.wallMs).toISOString().slice(0, 10),
)
