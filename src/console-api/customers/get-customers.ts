import { z } from 'zod'
import { findCustomerSummaries } from '../../core/customers/customer-summaries.ts'
import { findCustomersUncounted } from '../../core/customers/find-customers.ts'
import { customerText } from '../../core/customers/phones.ts'
import { dayOrInstant, endOf, startOf } from '../day-input.ts'
import { endpoint } from '../endpoint.ts'
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
  /** A day of the shop's own calendar, or an instant; both ends count. */
  created_from: dayOrInstant.optional(),
  created_to: dayOrInstant.optional(),
  sort: z.enum(['created_at', '-created_at', 'updated_at', '-updated_at']).default('-created_at'),
  ...pagingFields,
})

/** GET /customers: without totals, which grow with the shop. */
export const getCustomersEndpoint = endpoint(
  { query },
  async ({ db, merchantId, actor, query }): Promise<CustomerListPage> => {
    const isDescending = query.sort.startsWith('-')
    const sort = query.sort.replace('-', '') as 'created_at' | 'updated_at'
    const { timezone } = actor.merchant
    const text = customerText(query.q ?? '')
    const filter = {
      ...(text ? { text } : {}),
      tag_names: query.tag,
      is_member: query.is_member === undefined ? undefined : query.is_member === 'true',
      created: {
        from: startOf(query.created_from, timezone),
        to: endOf(query.created_to, timezone),
      },
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
