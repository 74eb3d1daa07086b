import { type Db, planned, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { Minor } from '../money.ts'
import type { DeliveryState, Order, OrderState, PaymentState } from './order.ts'
import {
  differenceSql,
  listConditions,
  liveReturnSql,
  type OrderListFilter,
} from './order-list-filter.ts'

export type OrderSort = 'ordered_at' | 'updated_at' | 'total' | 'order_number'

/** Which page of a list: the first, or the one that ends before or begins after an order. */
export interface ListPaging {
  sort: OrderSort
  direction: 'asc' | 'desc'
  limit: number
  after_id?: string | undefined
  before_id?: string | undefined
}

/** An order as a row of a list: only what a list shows. */
export interface OrderListing
  extends Pick<
    Order,
    | 'id'
    | 'order_number'
    | 'wixtar_number'
    | 'source'
    | 'customer_id'
    | 'customer_name'
    | 'customer_phone'
    | 'customer_email'
    | 'recipient_name'
    | 'recipient_phone'
    | 'tracking_number'
    | 'currency'
    | 'tags'
    | 'note'
    | 'ordered_at'
    | 'paid_at'
    | 'shipped_at'
    | 'updated_at'
    | 'version'
    | 'store_id'
  > {
  origin: string
  order_state: OrderState
  payment_state: PaymentState
  delivery_state: DeliveryState
  store_name: string
  /** As shown in every face: as reported, else as reckoned. */
  total_minor: Minor
  computed_total_minor: Minor
  has_difference: boolean
  has_return: boolean
  /** Units of all product lines. */
  item_count: number
}

export interface OrderListPage {
  items: OrderListing[]
  /** Whether the list goes on beyond the last row, and before the first one. */
  has_next: boolean
  has_previous: boolean
}

// A vendor may write the same number to two orders, so every sort ends with the id.
const sortColumns: Record<OrderSort, string> = {
  ordered_at: 'o.ordered_at',
  updated_at: 'o.updated_at',
  total: 'coalesce(o.total_minor, o.computed_total_minor)',
  order_number: 'o.order_number',
}

const listingSql = `o.id, o.order_number, o.wixtar_number, o.origin, o.source, o.order_state,
  o.payment_state, o.delivery_state, o.store_id, o.customer_id, o.customer_name, o.customer_phone,
  o.customer_email, o.recipient_name, o.recipient_phone, o.tracking_number, o.currency,
  coalesce(o.total_minor, o.computed_total_minor) as total_minor, o.computed_total_minor,
  ${differenceSql} as has_difference, o.tags, o.note, o.ordered_at, o.paid_at, o.shipped_at,
  o.updated_at, o.version`

// What is looked up for each row of the page alone.
const besideSql = `
  (select s.name from stores s where s.merchant_id = $1 and s.id = o.store_id) as store_name,
  ${liveReturnSql} as has_return,
  (select coalesce(sum(i.quantity), 0)::float8 from order_lines i
    where i.merchant_id = $1 and i.order_id = o.id and i.kind <> 'discount') as item_count`

/**
 * One page of a merchant's orders, at any depth for the same price: the cursor is an order of the
 * page before or after, and goes by where that order stands now. Refuses (invalid) a cursor that is
 * no order of the merchant.
 */
export async function listOrders(
  db: Db,
  merchantId: string,
  filter: OrderListFilter,
  paging: ListPaging,
): Promise<OrderListPage> {
  const { clauses, values } = listConditions(merchantId, filter)
  const parameter = (value: unknown) => `$${values.push(value)}`
  const column = sortColumns[paging.sort]
  const cursor = paging.after_id ?? paging.before_id
  const isBackward = paging.after_id === undefined && paging.before_id !== undefined
  // Going back is reading the other way round and turning the page over.
  const isDescending = (paging.direction === 'desc') !== isBackward
  if (cursor !== undefined) {
    clauses.push(
      `(${column}, o.id) ${isDescending ? '<' : '>'}
         (select ${column.replaceAll('o.', 'c.')}, c.id
            from orders c where c.merchant_id = $1 and c.id = ${parameter(cursor)})`,
    )
  }
  const direction = isDescending ? 'desc' : 'asc'
  const order = `order by ${column} ${direction}, o.id ${direction}`
  const rows = await db.read<{ listing: OrderListing }>(
    planned(
      `select row_to_json(l) as listing from (
         select o.*, ${besideSql} from (
           select ${listingSql} from orders o where ${clauses.join(' and ')}
            ${order} limit ${parameter(paging.limit + 1)}
         ) o
       ) l`,
    ),
    values,
  )
  if (rows.length === 0 && cursor !== undefined) await assertCursor(db, merchantId, cursor)
  const found = rows.slice(0, paging.limit).map((row) => row.listing)
  const goesOn = rows.length > paging.limit
  return {
    items: isBackward ? found.toReversed() : found,
    has_next: isBackward || goesOn,
    has_previous: isBackward ? goesOn : cursor !== undefined,
  }
}

const findCursor = statement(
  'order_list_cursor',
  'select 1 from orders where merchant_id = $1 and id = $2',
)

async function assertCursor(db: Db, merchantId: string, id: string): Promise<void> {
  const [row] = await db.read(findCursor, [merchantId, id])
  if (!row) throw new DomainError('invalid', { reason: 'after or before is no order' })
}

/** How many there are: exact, or the number at which counting stopped. */
export interface ListTotal {
  value: number
  is_exact: boolean
}

const countedMax = 10_000
// Whether a text is found must be looked at row by row.
const countedTextsMax = 300

/**
 * How many orders the filter finds, counted to ten thousand, with a text to three hundred; all of a
 * state are known without counting.
 */
export async function countListedOrders(
  db: Db,
  merchantId: string,
  filter: OrderListFilter,
): Promise<ListTotal> {
  const { clauses, values, isTallied } = listConditions(merchantId, filter)
  if (isTallied) {
    const [row] = await db.read<{ count: number }>(sumTallies, [
      merchantId,
      filter.order_states ?? null,
    ])
    return { value: row?.count ?? 0, is_exact: true }
  }
  const most = filter.text === undefined ? countedMax : countedTextsMax
  const [row] = await db.read<{ count: number }>(
    planned(
      `select count(*)::float8 as count from (
         select 1 from orders o where ${clauses.join(' and ')} limit ${most + 1}) found`,
    ),
    values,
  )
  const count = row?.count ?? 0
  return { value: Math.min(count, most), is_exact: count <= most }
}

const sumTallies = statement(
  'order_list_tallies',
  `select coalesce(sum(order_count), 0)::float8 as count from order_tallies
    where merchant_id = $1 and ($2::text[] is null or order_state = any($2))`,
)
