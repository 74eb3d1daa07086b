import { pointsRulesOf } from '../../../core/merchants/points-rules.ts'
import { endpoint } from '../endpoint.ts'

/** "Get Points Rules": GET /v1/basic/points_rules */
export const getPointsRulesEndpoint = endpoint({}, async ({ actor }) => {
  const rules = pointsRulesOf(actor.merchant)
  return {
    point_calculation_type: 'PAYMENT_AMOUNT',
    points_amount: rules.earning_amount,
    accumulated_points: rules.earned_points,
    max_discount_rate: rules.discount_rate_max,
    redeem_points: rules.points_per_unit,
    point_discount_amount: 1,
  }
})
