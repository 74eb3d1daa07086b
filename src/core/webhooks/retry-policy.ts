const second = 1000
const hour = 3600 * second
/** How long a native delivery is tried, and how long an address may fail before it is paused. */
export const triedForMs = 72 * hour

const firstDelayMs = 5 * second
const factor = 4
const longestDelayMs = 12 * hour
// A fifth either way, so that what failed together does not come back together.
const jitter = 0.2

/**
 * When to try again after so many tries: 5 s, 20 s, 80 s … up to 12 h apart, each a fifth more or
 * less by chance (`random` from 0 to 1), with one last try when three days are over. Null gives up.
 */
export function nextNativeTry(
  tries: number,
  firstTriedAt: Date,
  now: Date,
  random: number,
): Date | null {
  const end = firstTriedAt.getTime() + triedForMs
  if (now.getTime() >= end) return null
  const delay = Math.min(firstDelayMs * factor ** (tries - 1), longestDelayMs)
  const moved = delay * (1 - jitter + 2 * jitter * random)
  return new Date(Math.min(now.getTime() + moved, end))
}

/** Whether an address has failed for three days without one success. */
export function hasFailedLong(failingSince: string | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - Date.parse(failingSince) >= triedForMs
}
