import { z } from 'zod'
import { loadCustomer } from '../../../core/customers/load-customer.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, listInput } from '../inputs.ts'
import { customerJson } from './customer-json.ts'

const query = z.object({ include_fields: listInput.optional(), fields: listInput.optional() })

/** "Get Customer": GET /customers/:id */
export const getCustomerEndpoint = endpoint({ params: idParams, query }, async (call) => {
  const { db, merchantId, actor, query } = call
  const customer = await loadCustomer(db, merchantId, { id: call.params.id })
  return {
    ...(await customerJson(db, actor.merchant, customer)),
    ...(query.include_fields?.includes('metafields') ? { metafields: {} } : {}),
    // Quirk 37: a name in fields[] switches this on. There are no tiers, so there is none ahead.
    ...(query.fields?.includes('membership_tier_gap') ? { membership_tier_gap: noGap } : {}),
  }
})

const noGap = {
  next_tier: null,
  next_discount: null,
  user_spending: null,
  user_spendings_for_extend: null,
  next_total_spending: null,
  extend_total_spending: null,
}
