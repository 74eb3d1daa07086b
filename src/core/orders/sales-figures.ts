import { type Db, statement } from '../../platform/db.ts'
import type { Merchant } from '../merchants/merchant.ts'
import type { Minor } from '../money.ts'
import type { OrderState } from './order.ts'

/** The states of an order that is a sale: not a draft, not cancelled. */
export const saleStates = ['pending', 'confirmed', 'completed'] as const satisfies OrderState[]

/** How many orders, and what they come to: as shown, with returns not taken off. */
export interface Figure {
  order_count: number
  /** In the merchant's currency; orders in another one count in `other_currency_count` alone. */
  sales_minor: Minor
  other_currency_count: number
}

/** The figure of one origin in one store. */
export interface SalesRow extends Figure {
  origin: string
  store_id: string
}

/** Orders from `from` on and before `to`, both instants. */
export interface SalesSpan {
  name: 'today' | 'yesterday' | 'last_week'
  from: string
  to: string
  rows: SalesRow[]
}

// Written as the index has it, so that the figures of a day come from the index alone.
const isSale = `o.order_state in ('pending', 'confirmed', 'completed')`
const figureSql = `count(*)::float8 as order_count,
  coalesce(sum(coalesce(o.total_minor, o.computed_total_minor))
    filter (where o.currency = $4), 0)::float8 as sales_minor,
  count(*) filter (where o.currency <> $4)::float8 as other_currency_count`

const findSpans = statement(
  'sales_spans',
  `select s.name, s.from_at as "from", s.to_at as "to",
          coalesce((select json_agg(f) from (
            select o.origin, o.store_id, ${figureSql}
              from orders o
             where o.merchant_id = $1 and ${isSale}
               and o.ordered_at >= s.from_at and o.ordered_at < s.to_at
             group by o.origin, o.store_id) f), '[]') as rows
     from (select v.name, v.from_local at time zone $3 as from_at, v.to_local at time zone $3 as to_at
             from (select $2::timestamptz at time zone $3 as now_local) n
            cross join lateral (values
              ('today', date_trunc('day', now_local),
                        date_trunc('day', now_local) + interval '1 day'),
              ('yesterday', date_trunc('day', now_local) - interval '1 day',
                            now_local - interval '1 day'),
              ('last_week', date_trunc('day', now_local) - interval '7 days',
                            now_local - interval '7 days')) v (name, from_local, to_local)) s`,
)

/**
 * What was sold today, the whole day in the merchant's zone, and what was sold up to the same hour
 * yesterday and on the same day of last week; by origin and store.
 */
export async function findDaySales(
  db: Db,
  merchant: Merchant,
  now: Date,
): Promise<Record<SalesSpan['name'], SalesSpan>> {
  const rows = await db.read<Omit<SalesSpan, 'from' | 'to'> & { from: Date; to: Date }>(findSpans, [
    merchant.id,
    now,
    merchant.timezone,
    merchant.currency,
  ])
  const spans = rows.map((row): [string, SalesSpan] => [
    row.name,
    { ...row, from: row.from.toISOString(), to: row.to.toISOString() },
  ])
  return Object.fromEntries(spans) as Record<SalesSpan['name'], SalesSpan>
}

/** One day in the merchant's zone. */
export interface SalesDay {
  /** 2026-11-22 */
  day: string
  from: string
  to: string
  rows: SalesRow[]
}

// Day by day, which is twice as quick as one range that is grouped by its local date.
const findDays = statement(
  'sales_days',
  `select to_char(d.day, 'YYYY-MM-DD') as day, d.from_at as "from", d.to_at as "to",
          coalesce((select json_agg(f) from (
            select o.origin, o.store_id, ${figureSql}
              from orders o
             where o.merchant_id = $1 and ${isSale}
               and o.ordered_at >= d.from_at and o.ordered_at < d.to_at
             group by o.origin, o.store_id) f), '[]') as rows
     from (select n.day - g.back as day,
                  (n.day - g.back)::timestamp at time zone $3 as from_at,
                  (n.day - g.back + 1)::timestamp at time zone $3 as to_at
             from (select ($2::timestamptz at time zone $3)::date as day) n
            cross join generate_series(0, $5::integer - 1) g (back)) d
    order by d.day`,
)

/** What was sold on each of the last days, oldest first; the last one is today. */
export async function findSalesTrend(
  db: Db,
  merchant: Merchant,
  dayCount: number,
  now: Date,
): Promise<SalesDay[]> {
  const rows = await db.read<Omit<SalesDay, 'from' | 'to'> & { from: Date; to: Date }>(findDays, [
    merchant.id,
    now,
    merchant.timezone,
    merchant.currency,
    dayCount,
  ])
  return rows.map((row) => ({
    ...row,
    from: row.from.toISOString(),
    to: row.to.toISOString(),
  }))
}

/** Figures of many rows as one. */
export function sumFigures(rows: Figure[]): Figure {
  const sum: Figure = { order_count: 0, sales_minor: 0, other_currency_count: 0 }
  for (const row of rows) {
    sum.order_count += row.order_count
    sum.sales_minor += row.sales_minor
    sum.other_currency_count += row.other_currency_count
  }
  return sum
}
