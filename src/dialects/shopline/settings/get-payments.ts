import { z } from 'zod'
import {
  findPaymentMethods,
  type PaymentMethod,
} from '../../../core/merchants/find-payment-methods.ts'
import { endpoint } from '../endpoint.ts'
import { pagingQuery } from '../paging.ts'
import { timeInput } from '../time.ts'
import { pageOf } from './page-of.ts'
import { paymentJson } from './payment-json.ts'

const query = z.object({
  ...pagingQuery,
  // Quirk 31: here sort_by is the direction and order_by the field.
  // Inferred: newest first, as in the other lists.
  sort_by: z.enum(['asc', 'desc']).default('desc'),
  order_by: z.enum(['created_at', 'priority']).default('created_at'),
  updated_after: timeInput.optional(),
  updated_before: timeInput.optional(),
  channel_id: z.string().optional(),
})

/** "Get Payments": GET /payments */
export const getPaymentsEndpoint = endpoint({ query }, async ({ db, merchantId, query }) => {
  const methods = await findPaymentMethods(db, merchantId)
  const found = methods.filter((method) => {
    const updated = Date.parse(method.updated_at)
    if (query.updated_after && updated < query.updated_after.getTime()) return false
    if (query.updated_before && updated > query.updated_before.getTime()) return false
    // With a channel only SHOPLINE's own payments are listed, those that the store may use.
    return query.channel_id === undefined || method.details.is_sl_payment_available === true
  })
  // Rows come oldest first, which settles equal priorities.
  if (query.order_by === 'priority') found.sort((a, b) => priorityOf(a) - priorityOf(b))
  if (query.sort_by === 'desc') found.reverse()
  return pageOf(found, query, paymentJson)
})

function priorityOf(method: PaymentMethod): number {
  return Number(method.details.priority ?? 0)
}
