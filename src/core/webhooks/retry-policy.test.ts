import { expect, test } from 'vitest'
import { hasFailedLong, nextNativeTry } from './retry-policy.ts'

const start = new Date('2026-01-01T00:00:00Z')

function delaysWith(random: number): number[] {
  const delays: number[] = []
  let now = start
  for (let tries = 1; tries < 100; tries += 1) {
    const next = nextNativeTry(tries, start, now, random)
    if (!next) return delays
    delays.push((next.getTime() - now.getTime()) / 1000)
    now = next
  }
  return delays
}

test('waits longer each time and ends with a try after exactly three days', () => {
  const delays = delaysWith(0.5)

  expect(delays.slice(0, 8)).toEqual([5, 20, 80, 320, 1280, 5120, 20_480, 43_200])
  expect(delays.reduce((sum, each) => sum + each, 0)).toBe(72 * 3600)
})

test('moves each wait by a fifth at most', () => {
  expect(delaysWith(0)[0]).toBe(4)
  expect(delaysWith(1)[0]).toBe(6)
})

test('calls three days without a success long', () => {
  const almost = new Date(start.getTime() + 72 * 3_600_000 - 1)
  const after = new Date(start.getTime() + 72 * 3_600_000)

  expect(hasFailedLong(start.toISOString(), almost)).toBe(false)
  expect(hasFailedLong(start.toISOString(), after)).toBe(true)
  expect(hasFailedLong(null, after)).toBe(false)
})
