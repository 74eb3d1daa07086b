import { instantOfLocal, localTextOf } from '../local-time.ts'
import type { Merchant } from './merchant.ts'

/** How a merchant's customers earn and spend points. Amounts are in whole main units. */
export interface PointsRules {
  /** What must be spent to earn `earned_points`; 0 when purchases earn nothing. */
  earning_amount: number
  earned_points: number
  /** How much of one sale points may pay, in percent. */
  discount_rate_max: number
  /** Points that are worth one main unit. */
  points_per_unit: number
  /** Points that a purchase earns expire at the end of this many days later; null never. */
  valid_days: number | null
}

/**
 * The rules a merchant has chosen in `merchants.details.points_rules`. What is missing or not of the
 * right form counts as not chosen: nothing is earned, a whole sale may be paid, nothing expires.
 */
export function pointsRulesOf(merchant: Merchant): PointsRules {
  const chosen = (merchant.details.points_rules ?? {}) as Record<string, unknown>
  const wholeOr = <Default>(name: string, otherwise: Default) => {
    const value = chosen[name]
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise
  }
  return {
    earning_amount: wholeOr('earning_amount', 0),
    earned_points: wholeOr('earned_points', 0),
    discount_rate_max: Math.min(wholeOr('discount_rate_max', 100), 100),
    points_per_unit: merchant.points_per_unit,
    valid_days: wholeOr('valid_days', null),
  }
}

/** When points that are earned now expire: the last second of a day on the merchant's clocks. */
export function earnedPointsExpiry(merchant: Merchant, now: Date): Date | null {
  const { valid_days } = pointsRulesOf(merchant)
  if (valid_days === null) return null
  const today = localTextOf(now, merchant.timezone).slice(0, 10)
  const lastDay = new Date(Date.parse(`${today}T00:00:00Z`) + valid_days * 86_400_000)
  return instantOfLocal(`${lastDay.toISOString().slice(0, 10)} 23:59:59`, merchant.timezone)
}
