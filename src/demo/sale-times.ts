import type { Random } from './random.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

/** The hours of the day in which somebody buys. */
export interface Hours {
  from: number
  to: number
}

/** The instant at which the day of `now` began in Taiwan, which has no summer time. */
export function midnightOf(now: Date): number {
  return Math.floor((now.getTime() + 8 * hourMs) / dayMs) * dayMs - 8 * hourMs
}

/** A time of sale some days ago, at any of the hours. */
export function timeAgo(random: Random, now: Date, dayCount: number, { from, to }: Hours): Date {
  const hour = from + random.next() * (to - from)
  return new Date(midnightOf(now) - dayCount * dayMs + Math.floor(hour * hourMs))
}

/** A time of sale of today, not ahead of the clock; before the first of the hours it was yesterday. */
export function timeToday(random: Random, now: Date, { from, to }: Hours): Date {
  const hoursSoFar = (now.getTime() - 60_000 - midnightOf(now)) / hourMs
  if (hoursSoFar <= from) return timeAgo(random, now, 1, { from, to })
  return timeAgo(random, now, 0, { from, to: Math.min(to, hoursSoFar) })
}
