import { type Db, statement } from '../../platform/db.ts'
import type { LedgerDetails } from './ledger.ts'

/** One change of points, with the person, the sale and the place it is about. */
export interface PointsRecord {
  id: string
  customer_number: string
  customer_name: string
  occurred_at: string
  amount: number
  type: string
  remarks: string
  details: LedgerDetails
  order_number: string | null
  order_total_minor: number | null
  store_name: string | null
}

export interface PointsRecordFilter {
  customer_id?: string | undefined
  store_id?: string | undefined
  from: Date
  to: Date
  direction: 'asc' | 'desc'
  limit: number
}

const recordsSql = (direction: 'asc' | 'desc') => `
  select row_to_json(r) as record from (
    select e.id, c.wixtar_number as customer_number, c.name as customer_name, e.occurred_at,
           e.amount, e.type, e.remarks, e.details, o.wixtar_number as order_number,
           coalesce(o.total_minor, o.computed_total_minor) as order_total_minor,
           s.name as store_name
      from ledger_entries e
      join customers c on c.merchant_id = $1 and c.id = e.customer_id
      left join orders o on o.merchant_id = $1 and o.id = e.order_id
      left join stores s on s.merchant_id = $1 and s.id = coalesce(e.store_id, o.store_id)
     where e.merchant_id = $1 and e.account = 'customer' and e.ledger = 'points' and e.amount <> 0
       and e.occurred_at between $2 and $3
       and ($4::text is null or e.customer_id = $4)
       and ($5::text is null or s.id = $5)
     order by e.occurred_at ${direction}, e.id ${direction} limit $6) r`

const oldestFirst = statement('points_records_asc', recordsSql('asc'))
const newestFirst = statement('points_records_desc', recordsSql('desc'))

/** Changes of points in a time, of one customer or of one store. An order's are of its store. */
export async function findPointsRecords(
  db: Db,
  merchantId: string,
  filter: PointsRecordFilter,
): Promise<PointsRecord[]> {
  const rows = await db.read<{ record: PointsRecord }>(
    filter.direction === 'asc' ? oldestFirst : newestFirst,
    [
      merchantId,
      filter.from,
      filter.to,
      filter.customer_id ?? null,
      filter.store_id ?? null,
      filter.limit,
    ],
  )
  return rows.map((row) => row.record)
}

/** Points that are left of grants that expire at one instant. */
export interface ExpiringPoints {
  expires_at: string
  points: number
}

const readExpiring = statement(
  'points_expiring',
  `select row_to_json(x) as expiring from (
     select g.expires_at, sum(g.unspent) as points
       from (select e.expires_at,
                    e.amount - coalesce((select sum(d.amount) from ledger_draws d
                                          where d.merchant_id = $1 and d.grant_id = e.id), 0)
                      as unspent
               from ledger_entries e
              where e.merchant_id = $1 and e.customer_id = $2 and e.ledger = 'points'
                and e.amount > 0 and e.expires_at > $3) g
      where g.unspent > 0
      group by g.expires_at order by g.expires_at) x`,
)

/** What of a customer's points will expire, soonest first. */
export async function findExpiringPoints(
  db: Db,
  merchantId: string,
  customerId: string,
  now: Date,
): Promise<ExpiringPoints[]> {
  const rows = await db.read<{ expiring: ExpiringPoints }>(readExpiring, [
    merchantId,
    customerId,
    now,
  ])
  return rows.map((row) => row.expiring)
}
