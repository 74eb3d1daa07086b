import { z } from 'zod'
import { findCustomers } from '../../../core/customers/find-customers.ts'
import { endpoint } from '../endpoint.ts'
import { listInput } from '../inputs.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { timeInput } from '../time.ts'
import { customersJson } from './customer-json.ts'

const query = z.object({
  ...pagingQuery,
  updated_after: timeInput.optional(),
  updated_before: timeInput.optional(),
  created_after: timeInput.optional(),
  created_before: timeInput.optional(),
  // Inferred: newest first, as in the other lists.
  sort_by: z.enum(['asc', 'desc']).default('desc'),
  include_fields: listInput.optional(),
})

/** "Get Customers": GET /customers */
export const getCustomersEndpoint = endpoint({ query }, async (call) => {
  const { db, merchantId, actor, query } = call
  const page = await findCustomers(
    db,
    merchantId,
    {
      created: { from: query.created_after, to: query.created_before },
      updated: { from: query.updated_after, to: query.updated_before },
    },
    {
      sort: 'created_at',
      direction: query.sort_by,
      limit: query.per_page,
      offset: offsetOf(query),
      after_id: query.previous_id || undefined,
    },
  )
  const items = await customersJson(db, actor.merchant, page.items)
  const added = query.include_fields?.includes('metafields') ? { metafields: {} } : {}
  return listJson(
    items.map((item) => ({ ...item, ...added })),
    page.total_count,
    query,
  )
})
