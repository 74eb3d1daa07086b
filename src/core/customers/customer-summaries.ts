import { type Db, statement } from '../../platform/db.ts'
import type { Minor } from '../money.ts'

/** What is known of a customer beside its row: reckoned when read, stored nowhere. */
export interface CustomerSummary {
  credits_minor: Minor
  points: number
  /** Orders placed; drafts, cancelled and removed ones do not count. */
  order_count: number
  order_total_minor: Minor
  /** In the order of their names. */
  tags: { id: string; firstline_id: number; name: string }[]
}

// Postgres walks three indexes for the page's customers only, whatever the size of the shop.
const readSummaries = statement(
  'customer_summaries',
  `select wanted.id,
          coalesce(l.credits_minor, 0)::float8 as credits_minor,
          coalesce(l.points, 0)::float8 as points,
          coalesce(o.order_count, 0)::float8 as order_count,
          coalesce(o.order_total_minor, 0)::float8 as order_total_minor,
          coalesce(t.tags, '[]') as tags
     from unnest($2::text[]) as wanted (id)
     left join (
       select customer_id, sum(amount) filter (where ledger = 'credits') as credits_minor,
              sum(amount) filter (where ledger = 'points') as points
         from ledger_entries where merchant_id = $1 and customer_id = any($2) group by customer_id
     ) l on l.customer_id = wanted.id
     left join (
       select customer_id, count(*) as order_count,
              sum(coalesce(total_minor, computed_total_minor)) as order_total_minor
         from orders
        where merchant_id = $1 and customer_id = any($2)
          and order_state not in ('draft', 'cancelled', 'removed')
        group by customer_id
     ) o on o.customer_id = wanted.id
     left join (
       select k.customer_id,
              json_agg(json_build_object('id', g.id, 'firstline_id', g.firstline_id, 'name', g.name)
                       order by g.name, g.id) as tags
         from customer_tag_links k
         join customer_tags g on g.merchant_id = $1 and g.id = k.tag_id
        where k.merchant_id = $1 and k.customer_id = any($2)
        group by k.customer_id
     ) t on t.customer_id = wanted.id`,
)

const nothing: CustomerSummary = {
  credits_minor: 0,
  points: 0,
  order_count: 0,
  order_total_minor: 0,
  tags: [],
}

/** Balances, order figures and tags of a page of customers, in one query; a look-up by id. */
export async function findCustomerSummaries(
  db: Db,
  merchantId: string,
  ids: string[],
): Promise<(id: string) => CustomerSummary> {
  if (ids.length === 0) return () => nothing
  const rows = await db.read<CustomerSummary & { id: string }>(readSummaries, [
    merchantId,
    [...new Set(ids)],
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (id) => byId.get(id) ?? nothing
}
