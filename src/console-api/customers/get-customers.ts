import { z } from 'zod'
import { findCustomerSummaries } from '../../core/customers/customer-summaries.ts'
import { findCustomersUncounted } from '../../core/customers/find-customers.ts'
import { endpoint } from '../endpoint.ts'
import { instantInput } from '../inputs.ts'
import { pagingFields, readPage } from '../paging.ts'
import type { CustomerListPage } from './contract.ts'
import { customerListItem } from './customer-json.ts'

const name = z.string().max(255)

const query = z.object({
  /** Contained in a name, a phone, an e-mail or a number. */
  q: z.string().max(200).optional(),
  /** Any of these tags. */
  tag: z.union([name.transform((one) => [one]), z.array(name).max(50)]).optional(),
  is_member: z.enum(['true', 'false']).optional(),
  created_from: instantInput.optional(),
  created_to: instantInput.optional(),
  sort: z.enum(['created_at', '-created_at', 'updated_at', '-updated_at']).default('-created_at'),
  ...pagingFields,
})

/** GET /customers: without totals, which grow with the shop. */
export const getCustomersEndpoint = endpoint(
  { query },
  async ({ db, merchantId, query }): Promise<CustomerListPage> => {
    const isDescending = query.sort.startsWith('-')
    const sort = query.sort.replace('-', '') as 'created_at' | 'updated_at'
    const text = query.q?.trim()
    const filter = {
      ...(text ? { text } : {}),
      tag_names: query.tag,
      is_member: query.is_member === undefined ? undefined : query.is_member === 'true',
      created: { from: query.created_from, to: query.created_to },
    }
    const page = await readPage(query, isDescending ? 'desc' : 'asc', (paging) =>
      findCustomersUncounted(db, merchantId, filter, { ...paging, sort, offset: 0 }),
    )
    const ids = page.items.map((customer) => customer.id)
    const summaryOf = await findCustomerSummaries(db, merchantId, ids)
    return {
      ...page,
      items: page.items.map((customer) => customerListItem(customer, summaryOf(customer.id))),
    }
  },
)
