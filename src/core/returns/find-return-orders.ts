import { composed, type Db } from '../../platform/db.ts'
import type { TimeRange } from '../orders/find-orders.ts'
import { queryTerms } from '../search-terms.ts'
import { type ReturnRow, returnColumns, returnJsonSql, returnOf } from './load-return-order.ts'
import type { ReturnOrder } from './return-order.ts'

/** What to look for; every given member narrows. */
export interface ReturnFilter {
  order_ids?: string[] | undefined
  return_state?: string | undefined
  refund_state?: string | undefined
  parcel_state?: string | undefined
  inspection_state?: string | undefined
  created_at?: TimeRange
  updated_at?: TimeRange
  /** Contained in the number, the customer, the recipient or the tracking number. */
  text?: string | undefined
}

export interface ReturnPaging {
  limit: number
  /** Rows to skip; 0 with a cursor. */
  offset: number
  /** The id of the last return of the page before. */
  after_id?: string | undefined
}

/** One page of a merchant's returns, newest first, and how many there are in all. */
export async function findReturnOrders(
  db: Db,
  merchantId: string,
  filter: ReturnFilter,
  paging: ReturnPaging,
): Promise<{ items: ReturnOrder[]; total_count: number }> {
  const { clauses, values } = whereOf(merchantId, filter)
  const count = composed(
    `select count(*)::float8 as count from return_orders r where ${clauses.join(' and ')}`,
  )
  const [rows, counted] = await Promise.all([
    readPage(db, clauses, values, paging),
    db.read<{ count: number }>(count, values),
  ])
  return { items: rows.map(returnOf), total_count: counted[0]?.count ?? 0 }
}

function readPage(
  db: Db,
  where: string[],
  given: unknown[],
  paging: ReturnPaging,
): Promise<ReturnRow[]> {
  const clauses = [...where]
  const values = [...given]
  const parameter = (value: unknown) => `$${values.push(value)}`
  if (paging.after_id) {
    clauses.push(
      `(r.created_at, r.id) < (select c.created_at, c.id from return_orders c
         where c.merchant_id = $1 and c.id = ${parameter(paging.after_id)})`,
    )
  }
  // The page is cut first; lines are read for that page alone.
  return db.read<ReturnRow>(
    composed(
      `select ${returnJsonSql} from (
         select ${returnColumns} from return_orders r where ${clauses.join(' and ')}
          order by r.created_at desc, r.id desc
          limit ${parameter(paging.limit)} offset ${parameter(paging.offset)}
       ) r order by r.created_at desc, r.id desc`,
    ),
    values,
  )
}

function whereOf(
  merchantId: string,
  filter: ReturnFilter,
): { clauses: string[]; values: unknown[] } {
  const values: unknown[] = [merchantId]
  const clauses = ['r.merchant_id = $1']
  const add = (value: unknown, clause: (parameter: string) => string) => {
    if (value !== undefined) clauses.push(clause(`$${values.push(value)}`))
  }
  add(filter.order_ids, (ids) => `r.order_id = any(${ids})`)
  for (const name of [
    'return_state',
    'refund_state',
    'parcel_state',
    'inspection_state',
  ] as const) {
    add(filter[name], (state) => `r.${name} = ${state}`)
  }
  for (const name of ['created_at', 'updated_at'] as const) {
    add(filter[name]?.from, (from) => `r.${name} >= ${from}`)
    add(filter[name]?.to, (to) => `r.${name} <= ${to}`)
  }
  const text = filter.text?.trim()
  if (!text) return { clauses, values }
  const terms = queryTerms(text)
  // Nothing searchable matches nothing, so that a stray symbol does not list everything.
  if (terms) add(terms, (list) => `r.search_terms @> ${list}::text[]`)
  else clauses.push('false')
  // Pieces of numbers are alike: whatever holds all pieces must also hold each word.
  for (const word of text.split(/\s+/)) {
    if (!/[a-z0-9]/i.test(word)) continue
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    add(
      pattern,
      (like) => `concat_ws(' ', r.return_number, r.customer_name, r.customer_email,
         r.customer_phone, r.recipient_name, r.recipient_phone, r.tracking_number) ilike ${like}`,
    )
  }
  return { clauses, values }
}
