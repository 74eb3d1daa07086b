/** The instant at which a calendar day (2026-11-22) begins in a zone, `later` days on. */
export function startOfDay(day: string, timeZone: string, later = 0): string {
  const midnight = Date.parse(`${day}T00:00:00Z`) + later * 86_400_000
  // The offset is not known before the instant is, so the first guess is corrected once.
  const guess = midnight - offsetAt(midnight, timeZone)
  return new Date(midnight - offsetAt(guess, timeZone)).toISOString()
}

function offsetAt(ms: number, timeZone: string): number {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(ms)
  const offset = Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000
  // A year of one digit, while somebody types it, is written in another way.
  return Number.isNaN(offset) ? 0 : offset
}
