import { z } from 'zod'

/** An instant as SHOPLINE writes it: 2021-05-31T03:17:48.055+00:00. */
export function timeJson(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, -1)}+00:00`
}

/** The same, where null says that it has not happened. */
export function optionalTimeJson(instant: string | null): string | null {
  return instant === null ? null : timeJson(instant)
}

const shape =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/

/** A time in a request: UTC unless it says otherwise; `2018-01-01` means midnight. */
export const timeInput = z
  .string()
  .transform((text, issues) => {
    const [, date, time = '00:00:00', zone = 'Z'] = shape.exec(text.trim()) ?? []
    const instant = new Date(`${date}T${time}${zone}`)
    const year = instant.getUTCFullYear()
    if (Number.isNaN(instant.getTime()) || year < 1 || year > 9999) {
      issues.addIssue({ code: 'custom', message: 'must be a valid date', input: text })
      return z.NEVER
    }
    return instant
  })
  .meta({ type: 'string', format: 'date-time' })
