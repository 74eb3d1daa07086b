import { z } from 'zod'
import { findCustomerSummaries } from '../../../core/customers/customer-summaries.ts'
import { findCustomers } from '../../../core/customers/find-customers.ts'
import { endpoint } from '../endpoint.ts'
import { InputError } from '../errors.ts'
import { wordInput } from '../inputs.ts'
import { memberJson } from './member-json.ts'

const query = z.object({
  type: wordInput(['VIP_ID', 'PHONE_NUMBER']),
  id: z.string().min(1).max(64),
})

// Inferred: the vendor's list has no pages; this is a guard of ours.
const memberCountMax = 500

/** "Get Members": GET /v1/user/members */
export const getMembersEndpoint = endpoint({ query }, async (call) => {
  const { db, actor, merchantId, query: asked } = call
  // Inferred: more than the last three digits narrow further.
  if (asked.type === 'PHONE_NUMBER' && !/^\d{3,15}$/.test(asked.id)) {
    throw new InputError('請輸入手機號碼末三碼')
  }
  const { items } = await findCustomers(
    db,
    merchantId,
    asked.type === 'VIP_ID' ? { wixtar_number: asked.id } : { phone_end: asked.id },
    { sort: 'created_at', direction: 'desc', limit: memberCountMax, offset: 0 },
  )
  const summaryOf = await findCustomerSummaries(
    db,
    merchantId,
    items.map((customer) => customer.id),
  )
  return {
    members: items.map((customer) =>
      memberJson(customer, summaryOf(customer.id).points, actor.merchant),
    ),
  }
})
