import { composed, type Db } from '../../platform/db.ts'
import { queryTerms } from '../search-terms.ts'
import type { Customer } from './customer.ts'

/** What to look for; every given member narrows. Lists mean any of. Deleted ones are never found. */
export interface CustomerFilter {
  ids?: string[] | undefined
  firstline_ids?: number[] | undefined
  /** Contained in a name, phone, e-mail or number, or only in `text_fields`. */
  text?: string | undefined
  text_fields?: ('name' | 'email' | 'phone')[] | undefined
  email?: string | undefined
  phone?: string | undefined
  /** The end of the phone, three characters at least: the tills ask for the last three digits. */
  phone_end?: string | undefined
  membership_no?: string | undefined
  identity_no?: string | undefined
  wixtar_number?: string | undefined
  ref_user_id?: string | undefined
  created?: { from?: Date | undefined; to?: Date | undefined } | undefined
  updated?: { from?: Date | undefined; to?: Date | undefined } | undefined
  birth_months?: number[] | undefined
  /** Whole years on the day `on`; both ends count. */
  age?: { from?: number | undefined; to?: number | undefined; on: Date } | undefined
  tag_ids?: string[] | undefined
  tag_firstline_ids?: number[] | undefined
  tag_name?: string | undefined
  tag_names?: string[] | undefined
  has_phone?: boolean | undefined
  /** Whether another customer has the same phone. */
  shares_phone?: boolean | undefined
  /** FIRST LINE's number of the principal a contact is served for. */
  sponsor_id?: number | undefined
  /** FIRST LINE's numbers of companies the contact belongs to. */
  company_ids?: number[] | undefined
  is_member?: boolean | undefined
  is_blacklisted?: boolean | undefined
  is_subscribed_marketing_email?: boolean | undefined
  /** Comparisons of single columns; all must hold. */
  comparisons?: CustomerComparison[] | undefined
}

export type ComparedColumn = keyof typeof comparedColumns

/** One column compared with a text, which must be a value of the column's type, or with nothing. */
export type CustomerComparison =
  | { column: ComparedColumn; is: 'equal' | 'not' | 'lt' | 'lte' | 'gt' | 'gte'; value: string }
  | { column: ComparedColumn; is: 'any_of'; values: string[] }
  | { column: ComparedColumn; is: 'absent' | 'present' }

const comparedColumns = {
  name: { sql: 'c.name', type: 'text' },
  email: { sql: 'lower(c.email)', type: 'text' },
  phone: { sql: 'c.phone', type: 'text' },
  gender: { sql: 'c.gender', type: 'text' },
  ref_user_id: { sql: 'c.ref_user_id', type: 'text' },
  created_at: { sql: 'c.created_at', type: 'timestamptz' },
  updated_at: { sql: 'c.updated_at', type: 'timestamptz' },
  registered_at: { sql: 'c.registered_at', type: 'timestamptz' },
  birthday: { sql: 'c.birthday', type: 'date' },
  birth_month: { sql: 'extract(month from c.birthday)', type: 'numeric' },
  credits_minor: {
    sql: `(select coalesce(sum(l.amount), 0) from ledger_entries l
            where l.merchant_id = $1 and l.customer_id = c.id and l.ledger = 'credits')`,
    type: 'numeric',
  },
} as const

export interface CustomerPaging {
  sort: 'created_at' | 'updated_at' | 'firstline_id'
  direction: 'asc' | 'desc'
  limit: number
  /** Rows to skip, for vendors that page by number; 0 with a cursor. */
  offset: number
  /** The id of the last customer of the page before. */
  after_id?: string | undefined
}

export interface CustomerPage {
  items: Customer[]
  total_count: number
}

/** One page without its total, which grows with the shop. */
export function findCustomersUncounted(
  db: Db,
  merchantId: string,
  filter: CustomerFilter,
  paging: CustomerPaging,
): Promise<Customer[]> {
  return readPage(db, whereOf(merchantId, filter), paging)
}

interface Where {
  clauses: string[]
  values: unknown[]
}

/** One page of a merchant's customers and how many there are in all. */
export async function findCustomers(
  db: Db,
  merchantId: string,
  filter: CustomerFilter,
  paging: CustomerPaging,
): Promise<CustomerPage> {
  const where = whereOf(merchantId, filter)
  const [items, total] = await Promise.all([
    readPage(db, where, paging),
    db.read<{ count: number }>(
      composed(
        `select count(*)::float8 as count from customers c where ${where.clauses.join(' and ')}`,
      ),
      where.values,
    ),
  ])
  return { items, total_count: total[0]?.count ?? 0 }
}

async function readPage(db: Db, where: Where, paging: CustomerPaging): Promise<Customer[]> {
  const clauses = [...where.clauses]
  const values = [...where.values]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const order = `c.${paging.sort} ${paging.direction}, c.id ${paging.direction}`
  if (paging.after_id) {
    clauses.push(
      `(c.${paging.sort}, c.id) ${paging.direction === 'desc' ? '<' : '>'}
         (select d.${paging.sort}, d.id from customers d
           where d.merchant_id = $1 and d.id = ${parameter(paging.after_id)})`,
    )
  }
  const rows = await db.read<{ customer: Customer }>(
    composed(
      // The page is cut first: rows that are skipped must not be turned into JSON.
      `select row_to_json(c) as customer from (
         select c.* from customers c where ${clauses.join(' and ')}
          order by ${order} limit ${parameter(paging.limit)} offset ${parameter(paging.offset)}
       ) c order by ${order}`,
    ),
    values,
  )
  return rows.map((row) => row.customer)
}

function whereOf(merchantId: string, filter: CustomerFilter): Where {
  const values: unknown[] = [merchantId]
  const clauses = ['c.merchant_id = $1', 'c.deleted_at is null']
  const parameter = (value: unknown) => `$${values.push(value)}`
  const add = (value: unknown, clause: (parameter: string) => string) => {
    if (value !== undefined) clauses.push(clause(parameter(value)))
  }
  const fact = (value: boolean | undefined, condition: string) => {
    if (value !== undefined) clauses.push(value ? condition : `not (${condition})`)
  }

  add(filter.ids, (list) => `c.id = any(${list})`)
  add(filter.firstline_ids, (list) => `c.firstline_id = any(${list})`)
  add(filter.email, (email) => `lower(c.email) = lower(${email})`)
  add(filter.phone, (phone) => `c.phone = ${phone}`)
  add(filter.membership_no, (number) => `c.membership_no = ${number}`)
  add(filter.identity_no, (number) => `c.identity_no = ${number}`)
  add(filter.wixtar_number, (number) => `c.wixtar_number = ${number}`)
  add(filter.ref_user_id, (id) => `c.ref_user_id = ${id}`)
  add(
    filter.phone_end,
    // The last three are indexed (migrations/0008).
    (end) => `right(c.phone, 3) = right(${end}, 3) and right(c.phone, length(${end})) = ${end}`,
  )
  add(filter.created?.from, (from) => `c.created_at >= ${from}`)
  add(filter.created?.to, (to) => `c.created_at <= ${to}`)
  add(filter.updated?.from, (from) => `c.updated_at >= ${from}`)
  add(filter.updated?.to, (to) => `c.updated_at <= ${to}`)
  add(filter.birth_months, (list) => `extract(month from c.birthday)::int = any(${list})`)
  addAge(filter.age, clauses, parameter)
  addTags(filter, add)
  add(filter.sponsor_id, (id) => `(c.details #>> '{firstline,sponsor_id}')::numeric = ${id}`)
  add(
    filter.company_ids,
    (list) =>
      `exists (select 1 from json_array_elements_text(c.details #> '{firstline,company_ids}') e
                where e::numeric = any(${list}::numeric[]))`,
  )
  fact(filter.has_phone, `coalesce(c.phone, '') <> ''`)
  fact(
    filter.shares_phone,
    // All shared numbers are gathered once, which beats a look-up for every customer.
    `coalesce(c.phone in (select d.phone from customers d
                           where d.merchant_id = $1 and d.deleted_at is null
                           group by d.phone having count(*) > 1), false)`,
  )
  fact(filter.is_member, 'c.registered_at is not null')
  fact(filter.is_blacklisted, isSet('is_blacklisted'))
  fact(filter.is_subscribed_marketing_email, isSet('is_subscribed_marketing_email'))
  addText(filter, clauses, parameter)
  for (const comparison of filter.comparisons ?? []) {
    clauses.push(comparisonSql(comparison, parameter))
  }
  return { clauses, values }
}

type Parameter = (value: unknown) => string
type Add = (value: unknown, clause: (parameter: string) => string) => void

function isSet(detail: string): string {
  return `coalesce((c.details->>'${detail}')::boolean, false)`
}

function addAge(age: CustomerFilter['age'], clauses: string[], parameter: Parameter): void {
  if (!age) return
  const day = age.on.toISOString().slice(0, 10)
  // Nobody is a thousand years old, and the database's calendar ends.
  const bornSql = (years: number) =>
    `(${parameter(day)}::date - make_interval(years => ${parameter(
      Math.min(Math.max(Math.trunc(years), 0), 1000),
    )}::int))`
  if (age.from !== undefined) clauses.push(`c.birthday <= ${bornSql(age.from)}`)
  if (age.to !== undefined) clauses.push(`c.birthday > ${bornSql(age.to + 1)}`)
}

function addTags(filter: CustomerFilter, add: Add): void {
  const linked = (condition: string) =>
    `exists (select 1 from customer_tag_links k
               join customer_tags g on g.merchant_id = $1 and g.id = k.tag_id
              where k.merchant_id = $1 and k.customer_id = c.id and ${condition})`
  add(filter.tag_ids, (list) => linked(`g.id = any(${list})`))
  add(filter.tag_firstline_ids, (list) => linked(`g.firstline_id = any(${list})`))
  add(filter.tag_name, (name) => linked(`g.name = ${name}`))
  add(filter.tag_names, (list) => linked(`g.name = any(${list})`))
}

const textColumns = {
  name: ['c.name'],
  email: ['c.email'],
  phone: ['c.phone', `c.details->>'phones'`],
}

function addText(filter: CustomerFilter, clauses: string[], parameter: Parameter): void {
  if (filter.text === undefined) return
  const terms = queryTerms(filter.text)
  // Nothing searchable matches nothing, so that a stray symbol does not list everything.
  clauses.push(terms ? `c.search_terms @> ${parameter(terms)}::text[]` : 'false')
  if (!filter.text_fields) return
  const pattern = parameter(`%${filter.text.trim().replace(/[\\%_]/g, '\\$&')}%`)
  const columns = filter.text_fields.flatMap((field) => textColumns[field])
  clauses.push(
    columns.length === 0
      ? 'false'
      : `(${columns.map((column) => `${column} ilike ${pattern}`).join(' or ')})`,
  )
}

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

function comparisonSql(comparison: CustomerComparison, parameter: Parameter): string {
  const { sql, type } = comparedColumns[comparison.column]
  const isEmail = comparison.column === 'email'
  const cast = (text: string) => `${parameter(isEmail ? text.toLowerCase() : text)}::${type}`
  switch (comparison.is) {
    case 'absent':
      return type === 'text' ? `coalesce(${sql}, '') = ''` : `${sql} is null`
    case 'present':
      return type === 'text' ? `coalesce(${sql}, '') <> ''` : `${sql} is not null`
    case 'any_of': {
      const each = comparison.values.map((value) =>
        comparisonSql({ column: comparison.column, is: 'equal', value }, parameter),
      )
      return each.length > 0 ? `(${each.join(' or ')})` : 'false'
    }
    case 'not':
      return `${sql} is distinct from ${cast(comparison.value)}`
    case 'equal':
      return equalSql(comparison.column, comparison.value, cast(comparison.value), parameter)
    default:
      return `${sql} ${operators[comparison.is]} ${cast(comparison.value)}`
  }
}

function equalSql(
  column: ComparedColumn,
  value: string,
  wanted: string,
  parameter: Parameter,
): string {
  const { sql } = comparedColumns[column]
  if (column !== 'name' && column !== 'phone') return `${sql} = ${wanted}`
  // Every name and number has its terms, so the one text index serves equality as well.
  const terms = queryTerms(value)
  const narrowed = terms ? `c.search_terms @> ${parameter(terms)}::text[] and ` : ''
  if (column === 'name') return `(${narrowed}${sql} = ${wanted})`
  return `(${narrowed}(${sql} = ${wanted} or exists (
    select 1 from json_array_elements_text(c.details->'phones') p where p = ${wanted})))`
}
