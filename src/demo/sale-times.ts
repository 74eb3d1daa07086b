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

/**
 * A time of sale within the last `dayCount` days, in the hours given: more often lately, for the shop
 * does well, and today not ahead of the clock. What could not have happened today was yesterday.
 */
export function saleTime(random: Random, now: Date, dayCount: number, { from, to }: Hours): Date {
  const day = Math.floor(dayCount * random.next() ** 1.25)
  const midnight = midnightOf(now)
  const share = random.next()
  const hoursSoFar = (now.getTime() - 60_000 - midnight) / hourMs
  if (day === 0 && hoursSoFar > from) {
    const until = Math.min(to, hoursSoFar)
    return new Date(midnight + Math.floor((from + share * (until - from)) * hourMs))
  }
  const start = midnight - Math.max(day, 1) * dayMs
  return new Date(start + Math.floor((from + share * (to - from)) * hourMs))
}
