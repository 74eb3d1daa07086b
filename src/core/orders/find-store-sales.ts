import { type Db, statement } from '../../platform/db.ts'
import type { Minor } from '../money.ts'

// What an order is worth to a store's figures: the total that every face shows.
const amount = 'coalesce(o.total_minor, o.computed_total_minor)'
const isSale = `o.order_state in ('pending', 'confirmed', 'completed')`
const isPaid = `o.payment_state in ('paid', 'refunding', 'partially_refunded', 'refunded')`

// Paid back: the whole order where it says so, else what its returns have paid back, at most all.
const refunded = `case when o.payment_state = 'refunded' then ${amount} else least(${amount}, (
    select coalesce(sum(r.total_minor), 0) from return_orders r
     where r.merchant_id = $1 and r.order_id = o.id
       and r.refund_state = 'refunded' and r.return_state <> 'cancelled')) end`

// Amounts of another currency than the merchant's (parameter `$n`) are no sum of ours. Sums of
// hundredths stay below 2^53, so they are exact as doubles.
function figuresSql(currency: string): string {
  const sum = (value: string, condition: string) =>
    `coalesce(sum(${value}) filter (where ${condition} and o.currency = ${currency}), 0)::float8`
  return `count(*) filter (where ${isSale})::float8 as order_count,
    ${sum(amount, isSale)} as sales_minor,
    ${sum(amount, `${isSale} and ${isPaid}`)} as paid_minor,
    ${sum(refunded, `${isSale} and ${isPaid}`)} as refunded_minor,
    count(*) filter (where o.order_state = 'cancelled')::float8 as cancelled_count,
    ${sum(amount, `o.order_state = 'cancelled'`)} as cancelled_minor,
    count(*) filter (where ${isSale} and o.currency <> ${currency})::float8
      as other_currency_count`
}

/** What orders add up to. Cancelled ones count apart; drafts and removed ones not at all. */
export interface SalesFigures {
  order_count: number
  /** What was sold, paid or not. */
  sales_minor: Minor
  /** Of that, what was paid, before anything was paid back. */
  paid_minor: Minor
  refunded_minor: Minor
  cancelled_count: number
  cancelled_minor: Minor
  /** Orders in another currency than the merchant's, whose amounts are in none of the sums. */
  other_currency_count: number
}

const readByStore = statement(
  'store_sales_by_store',
  `select s.id as store_id, f.*
     from stores s
     cross join lateral (
       select ${figuresSql('$4')} from orders o
        where o.merchant_id = $1 and o.store_id = s.id
          and o.ordered_at >= $2 and o.ordered_at < $3) f
    where s.merchant_id = $1`,
)

/** What each store sold between two instants, by the store's id. */
export async function findStoreSales(
  db: Db,
  merchantId: string,
  { from, until, currency }: { from: Date; until: Date; currency: string },
): Promise<Map<string, SalesFigures>> {
  const rows = await db.read<SalesFigures & { store_id: string }>(readByStore, [
    merchantId,
    from,
    until,
    currency,
  ])
  return new Map(rows.map(({ store_id, ...sales }) => [store_id, sales]))
}

/** What was sold at a till in a shift at one time (`local`, 2021-08-24 14:18:00) in one way. */
export interface SalesGroup extends SalesFigures {
  register_code: string
  shift_code: string | null
  shift_name: string | null
  operator_code: string | null
  operator_name: string | null
  payment_method_id: string | null
  local: string
}

const readGroups = statement(
  'store_sales_groups',
  `select o.register_code, o.shift_code, o.shift_name, o.operator_code, o.operator_name,
          o.payment_method_id,
          to_char(date_trunc($5, o.ordered_at at time zone $6), 'YYYY-MM-DD HH24:MI:SS') as local,
          ${figuresSql('$7')}
     from orders o
    where o.merchant_id = $1 and o.store_id = $2 and o.ordered_at >= $3 and o.ordered_at < $4
      and o.order_state not in ('draft', 'removed')
    group by 1, 2, 3, 4, 5, 6, 7`,
)

/**
 * What a store sold between two instants, grouped as finely as its takings need: by the minute on
 * the merchant's clocks, or by the day where the store has no shifts.
 */
export async function findSalesGroups(
  db: Db,
  merchantId: string,
  storeId: string,
  range: { from: Date; until: Date; unit: 'minute' | 'day' },
  { timezone, currency }: { timezone: string; currency: string },
): Promise<SalesGroup[]> {
  return db.read<SalesGroup>(readGroups, [
    merchantId,
    storeId,
    range.from,
    range.until,
    range.unit,
    timezone,
    currency,
  ])
}
