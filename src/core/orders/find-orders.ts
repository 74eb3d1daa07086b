import { composed, type Db, statement } from '../../platform/db.ts'
import { queryTerms } from '../search-terms.ts'
import { type OrderRow, orderColumns, orderJsonSql, orderOf } from './load-order.ts'
import type { Order } from './order.ts'

/** A time range; both ends count. */
export interface TimeRange {
  from?: Date | undefined
  to?: Date | undefined
}

/** What to look for; every given member narrows. Lists mean any of. */
export interface OrderFilter {
  ids?: string[] | undefined
  order_states?: string[] | undefined
  payment_states?: string[] | undefined
  delivery_states?: string[] | undefined
  sources?: string[] | undefined
  origins?: string[] | undefined
  store_id?: string | undefined
  store_kind?: 'online' | 'physical' | undefined
  register_code?: string | undefined
  /** A shift's code; null finds the orders outside any shift. */
  shift_code?: string | null | undefined
  customer_id?: string | undefined
  customer_firstline_id?: number | undefined
  customer_email?: string | undefined
  /** The order's own or the merchant's running number. */
  order_number?: string | undefined
  /** The order's own number alone. */
  own_number?: string | undefined
  payment_method_id?: string | undefined
  delivery_option_id?: string | undefined
  tracking_number?: string | undefined
  product_id?: string | undefined
  /** The id of the order, of its customer or of a product it sells. */
  related_id?: string | undefined
  /** Contained in a name, a number, a phone, an e-mail, a title, a SKU, a voucher … */
  text?: string | undefined
  /** Contained in the order's or the merchant's number. */
  number_text?: string | undefined
  /** Contained in the customer's or the recipient's name. */
  person_name?: string | undefined
  /** Contained in the customer's or the recipient's phone. */
  phone?: string | undefined
  times?: Partial<
    Record<
      | 'ordered_at'
      | 'updated_at'
      | 'shipped_at'
      | 'arrived_at'
      | 'collected_at'
      | 'returned_at'
      | 'cancelled_at'
      | 'paid_at',
      TimeRange
    >
  >
}

export interface OrderPaging {
  sort: 'ordered_at' | 'total' | 'firstline_id'
  direction: 'asc' | 'desc'
  limit: number
  /** Rows to skip, for vendors that page by number; 0 with a cursor. */
  offset: number
  /** The id of the last order of the page before. */
  after_id?: string | undefined
}

export interface OrderPage {
  items: Order[]
  total_count: number
}

const sortColumns = {
  ordered_at: 'o.ordered_at',
  total: 'coalesce(o.total_minor, o.computed_total_minor)',
  firstline_id: 'o.firstline_id',
}

/** One page of a merchant's orders and how many there are in all. */
export async function findOrders(
  db: Db,
  merchantId: string,
  filter: OrderFilter,
  paging: OrderPaging,
): Promise<OrderPage> {
  const where = whereOf(merchantId, filter)
  const [items, total_count] = await Promise.all([
    readPage(db, where, paging),
    countOrders(db, merchantId, filter, where),
  ])
  return { items, total_count }
}

/** One page without its total, for vendors that tell none. */
export async function findOrdersUncounted(
  db: Db,
  merchantId: string,
  filter: OrderFilter,
  paging: OrderPaging,
): Promise<Order[]> {
  return readPage(db, whereOf(merchantId, filter), paging)
}

interface Where {
  clauses: string[]
  values: unknown[]
}

async function readPage(db: Db, where: Where, paging: OrderPaging): Promise<Order[]> {
  const clauses = [...where.clauses]
  const values = [...where.values]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const column = sortColumns[paging.sort]
  const isDescending = paging.direction === 'desc'
  if (paging.after_id) {
    const cursor = parameter(paging.after_id)
    clauses.push(
      `(${column}, o.id) ${isDescending ? '<' : '>'}
         (select ${column.replaceAll('o.', 'c.')}, c.id
            from orders c where c.merchant_id = $1 and c.id = ${cursor})`,
    )
  }
  // The page is cut on narrow rows first; whole orders are read for that page alone.
  const rows = await db.read<OrderRow>(
    composed(
      `select ${orderJsonSql} from (
         select ${orderColumns} from orders o where ${clauses.join(' and ')}
          order by ${column} ${paging.direction}, o.id ${paging.direction}
          limit ${parameter(paging.limit)} offset ${parameter(paging.offset)}
       ) o order by ${column} ${paging.direction}, o.id ${paging.direction}`,
    ),
    values,
  )
  return rows.map(orderOf)
}

const sumTallies = statement(
  'order_tallies_sum',
  `select coalesce(sum(order_count), 0)::float8 as count from order_tallies
    where merchant_id = $1 and ($2::text[] is null or order_state = any($2))`,
)

async function countOrders(
  db: Db,
  merchantId: string,
  filter: OrderFilter,
  where: Where,
): Promise<number> {
  // The first clause is the merchant's.
  const isTallied = where.clauses.length === (filter.order_states ? 2 : 1)
  const [row] = isTallied
    ? await db.read<{ count: number }>(sumTallies, [merchantId, filter.order_states ?? null])
    : await db.read<{ count: number }>(
        composed(
          `select count(*)::float8 as count from orders o where ${where.clauses.join(' and ')}`,
        ),
        where.values,
      )
  return row?.count ?? 0
}

function whereOf(merchantId: string, filter: OrderFilter): Where {
  const values: unknown[] = [merchantId]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const clauses = ['o.merchant_id = $1']
  const add = (value: unknown, clause: (parameter: string) => string) => {
    if (value !== undefined) clauses.push(clause(parameter(value)))
  }
  const contains = (text: string | undefined, columns: string[]) => {
    if (text === undefined) return
    const terms = queryTerms(text)
    // Nothing searchable matches nothing, so that a stray symbol does not list everything.
    if (!terms) clauses.push('false')
    else clauses.push(`o.search_terms @> ${parameter(terms)}::text[]`)
    if (columns.length > 0) {
      const pattern = parameter(`%${escapeLike(text.trim())}%`)
      clauses.push(`(${columns.map((column) => `${column} ilike ${pattern}`).join(' or ')})`)
    }
  }
  // Pieces of numbers are alike: whatever holds all pieces must also hold the whole word. Chinese
  // pieces are rare enough to be believed.
  const holdsWord = (word: string) => {
    const pattern = parameter(`%${escapeLike(word)}%`)
    clauses.push(
      `concat_ws(' ', o.order_number, o.system_number, o.merchant_number, o.wixtar_number,
         o.customer_name, o.customer_email, o.customer_phone, o.recipient_name, o.recipient_phone,
         o.tracking_number,
         (select string_agg(concat_ws(' ', i.title, i.sku, i.code,
                                      array_to_string(i.voucher_numbers, ' ')), ' ')
            from order_lines i
           where i.merchant_id = $1 and i.order_id = o.id)) ilike ${pattern}`,
    )
  }

  add(filter.ids, (list) => `o.id = any(${list})`)
  add(filter.order_states, (list) => `o.order_state = any(${list})`)
  add(filter.payment_states, (list) => `o.payment_state = any(${list})`)
  add(filter.delivery_states, (list) => `o.delivery_state = any(${list})`)
  add(filter.sources, (list) => `o.source = any(${list})`)
  add(filter.origins, (list) => `o.origin = any(${list})`)
  add(filter.store_id, (id) => `o.store_id = ${id}`)
  add(
    filter.store_kind,
    (kind) =>
      `o.store_id in (select s.id from stores s where s.merchant_id = $1 and s.kind = ${kind})`,
  )
  add(filter.register_code, (code) => `o.register_code = ${code}`)
  add(filter.shift_code, (code) => `o.shift_code is not distinct from ${code}`)
  add(filter.customer_id, (id) => `o.customer_id = ${id}`)
  add(
    filter.customer_firstline_id,
    (number) =>
      `o.customer_id = (select c.id from customers c
                          where c.merchant_id = $1 and c.firstline_id = ${number})`,
  )
  add(filter.customer_email, (email) => `lower(o.customer_email) = lower(${email})`)
  if (filter.customer_email) contains(filter.customer_email, [])
  // A merchant's own number is the order's number, so one column answers for both.
  add(filter.order_number, (number) => `o.order_number = ${number}`)
  add(filter.own_number, (number) => `o.order_number = ${number}`)
  add(filter.payment_method_id, (id) => `o.payment_method_id = ${id}`)
  add(filter.delivery_option_id, (id) => `o.delivery_option_id = ${id}`)
  add(filter.tracking_number, (number) => `o.tracking_number = ${number}`)
  if (filter.tracking_number) contains(filter.tracking_number, [])
  // Every line of a product names its variant, and lines are indexed by variant.
  const linesSelling = (variants: string) =>
    `select i.order_id from order_lines i
      where i.merchant_id = $1 and i.variant_id in (
        select v.id from variants v where v.merchant_id = $1 and ${variants})`
  add(filter.product_id, (id) => `o.id in (${linesSelling(`v.product_id = ${id}`)})`)
  add(
    filter.related_id,
    (id) =>
      `o.id in (
         select r.id from orders r where r.merchant_id = $1 and r.id = ${id}
         union all select r.id from orders r where r.merchant_id = $1 and r.customer_id = ${id}
         union all ${linesSelling(`(v.id = ${id} or v.product_id = ${id})`)})`,
  )
  contains(filter.text, [])
  for (const word of (filter.text ?? '').split(/\s+/)) {
    if (/[a-z0-9]/i.test(word)) holdsWord(word)
  }
  contains(filter.number_text, ['o.order_number', 'o.merchant_number'])
  contains(filter.person_name, ['o.customer_name', 'o.recipient_name'])
  contains(filter.phone, ['o.customer_phone', 'o.recipient_phone'])
  for (const [column, range] of Object.entries(filter.times ?? {})) {
    add(range.from, (from) => `o.${column} >= ${from}`)
    add(range.to, (to) => `o.${column} <= ${to}`)
  }
  return { clauses, values }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
