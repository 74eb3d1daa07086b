import type { Minor } from '../money.ts'

/**
 * The share of a whole that goes with `part` out of `whole`: rounded half away from zero to a
 * multiple of `step`, never more than the whole. What is left is the whole less the share, so that
 * nothing is lost.
 */
export function shareOf(amount: number, part: number, whole: number, step = 1): number {
  if (amount === 0 || part <= 0 || whole <= 0) return 0
  if (part >= whole) return amount
  // Amounts times amounts leave the numbers that are exact.
  const [magnitude, unit] = [BigInt(Math.abs(amount)), BigInt(step)]
  const divisor = BigInt(whole) * unit
  const steps = (magnitude * BigInt(part) * 2n + divisor) / (divisor * 2n)
  const share = steps * unit > magnitude ? magnitude : steps * unit
  return amount < 0 ? -Number(share) : Number(share)
}

/** The step that keeps an amount whole where it was whole: a main unit, else a hundredth. */
export function wholeStep(amount: Minor): number {
  return amount % 100 === 0 ? 100 : 1
}
