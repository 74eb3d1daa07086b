import { z } from 'zod'
import {
  type ComparedColumn,
  type CustomerComparison,
  type CustomerFilter,
  findCustomers,
} from '../../../core/customers/find-customers.ts'
import { DomainError } from '../../../core/errors.ts'
import { type Comparison, parseComparisons } from '../comparisons.ts'
import { endpoint } from '../endpoint.ts'
import { flagText, listInput } from '../inputs.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { timeInput } from '../time.ts'
import { customersJson } from './customer-json.ts'

const comparison = z
  .union([z.string().max(2000), z.array(z.string().max(2000)).max(10)])
  .transform(parseComparisons)
  .optional()

const query = z.object({
  ...pagingQuery,
  query: z.string().max(400).optional(),
  search_fields: listInput
    .pipe(z.array(z.enum(['name', 'email', 'phones', 'mobile_phone'])))
    .optional(),
  id: listInput.optional(),
  name: comparison,
  email: comparison,
  phone: comparison,
  phones: comparison,
  mobile_phone: comparison,
  gender: comparison,
  membership_tier_id: comparison,
  created_at: comparison,
  updated_at: comparison,
  registered_at: comparison,
  birthday: comparison,
  birth_month: comparison,
  credit_balance: comparison,
  is_member: flagText.optional(),
  is_blacklisted: flagText.optional(),
  is_subscribed_marketing_email: flagText.optional(),
  ref_user_id: z.string().optional(),
  tags: z.string().optional(),
})
type Query = z.infer<typeof query>

/** "Search Customers": GET /customers/search */
export const searchCustomersEndpoint = endpoint({ query }, async (call) => {
  const { db, merchantId, actor, query } = call
  const page = await findCustomers(db, merchantId, filterOf(query), {
    sort: 'created_at',
    direction: 'desc',
    limit: query.per_page,
    offset: offsetOf(query),
    after_id: query.previous_id || undefined,
  })
  return listJson(await customersJson(db, actor.merchant, page.items), page.total_count, query)
})

const textFields = { name: 'name', email: 'email', phones: 'phone', mobile_phone: 'phone' } as const
const everyField = ['name', 'email', 'phone'] as const

function filterOf(query: Query): CustomerFilter {
  const fields = query.search_fields?.map((field) => textFields[field])
  return {
    ids: nobodyInTiers(query) ? [] : query.id,
    ...(query.query ? { text: query.query, text_fields: fields ?? [...everyField] } : {}),
    is_member: query.is_member,
    is_blacklisted: query.is_blacklisted,
    is_subscribed_marketing_email: query.is_subscribed_marketing_email,
    ref_user_id: query.ref_user_id,
    tag_name: query.tags,
    comparisons: comparisonsOf(query),
  }
}

// There are no tiers: who asks for one finds nobody, who asks for none or for another everybody.
function nobodyInTiers(query: Query): boolean {
  return (query.membership_tier_id ?? []).some((each) => !['absent', 'not'].includes(each.is))
}

function comparisonsOf(query: Query): CustomerComparison[] {
  const compared = (
    column: ComparedColumn,
    comparisons: Comparison[] | undefined,
    valueText: (value: string) => string = (value) => value,
  ) => (comparisons ?? []).map((each) => comparisonOf(column, each, valueText))
  const time = (name: string) => (value: string) => parsed(name, value).toISOString()
  return [
    ...compared('name', query.name),
    ...compared('email', query.email),
    ...compared('phone', query.phone),
    ...compared('phone', query.phones),
    ...compared('phone', query.mobile_phone?.flatMap(withTrunkZero)),
    ...compared('gender', query.gender),
    ...compared('created_at', query.created_at, time('created_at')),
    ...compared('updated_at', query.updated_at, time('updated_at')),
    ...compared('registered_at', query.registered_at, time('registered_at')),
    ...compared('birthday', query.birthday, (value) =>
      parsed('birthday', value).toISOString().slice(0, 10),
    ),
    ...compared('birth_month', query.birth_month, (value) => number('birth_month', value, 1)),
    ...compared('credits_minor', query.credit_balance, (value) =>
      number('credit_balance', value, 100),
    ),
  ]
}

function comparisonOf(
  column: ComparedColumn,
  comparison: Comparison,
  valueText: (value: string) => string,
): CustomerComparison {
  if ('value' in comparison) {
    return { column, is: comparison.is, value: valueText(comparison.value) }
  }
  if ('values' in comparison) {
    return { column, is: comparison.is, values: comparison.values.map(valueText) }
  }
  return { column, is: comparison.is }
}

/** A mobile number is asked for without its leading zero and kept as it is dialled. */
function withTrunkZero(comparison: Comparison): Comparison[] {
  if (comparison.is === 'equal') {
    return [{ is: 'any_of', values: [comparison.value, `0${comparison.value}`] }]
  }
  if (comparison.is === 'any_of') {
    return [{ is: 'any_of', values: comparison.values.flatMap((each) => [each, `0${each}`]) }]
  }
  if (comparison.is === 'not') {
    return [comparison, { is: 'not', value: `0${comparison.value}` }]
  }
  return [comparison]
}

function parsed(name: string, value: string): Date {
  const result = timeInput.safeParse(value)
  if (result.success) return result.data
  throw new DomainError('invalid', { field: name, reason: `"${name}" must be a valid date` })
}

function number(name: string, value: string, factor: number): string {
  if (!/^-?\d{1,12}$/.test(value)) {
    throw new DomainError('invalid', { field: name, reason: `"${name}" must be a number` })
  }
  return String(Number(value) * factor)
}
