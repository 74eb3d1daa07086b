const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone)
  if (!format) {
    // The Swedish form is the ISO one: 2021-08-24 14:18:30.
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timezone, format)
  }
  return format
}

/** The wall clock of an instant in a zone, in whole seconds: 2021-08-24 14:18:30. */
export function localTextOf(instant: Date, timezone: string): string {
  return formatOf(timezone).format(instant)
}

/**
 * The instant at which the clocks of a zone show `text` (2021-08-24 14:18:30, a real date of four
 * digits). Where clocks are put back the earlier instant is meant, where they jump the time after.
 */
export function instantOfLocal(text: string, timezone: string): Date {
  const wanted = Date.parse(`${text.replace(' ', 'T')}Z`)
  // The offset is not known before the instant is, so the first guess is corrected once.
  const guess = wanted - offsetAt(wanted, timezone)
  return new Date(wanted - offsetAt(guess, timezone))
}

function offsetAt(ms: number, timezone: string): number {
  const whole = Math.floor(ms / 1000) * 1000
  return Date.parse(`${localTextOf(new Date(whole), timezone).replace(' ', 'T')}Z`) - whole
}
