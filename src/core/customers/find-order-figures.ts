import { type Db, statement } from '../../platform/db.ts'
import type { Minor } from '../money.ts'

/** What a customer ordered through one face. Drafts and removed orders do not count. */
export interface OrderFigures {
  origin: string
  /** Orders placed and not cancelled, and what they come to. */
  order_count: number
  order_total_minor: Minor
  cancelled_count: number
  last_ordered_at: string
}

// The index of the customer's orders bounds what is read, whatever the size of the shop.
const readFigures = statement(
  'customer_order_figures',
  `select row_to_json(f) as figures from (
     select o.origin,
            count(*) filter (where o.order_state <> 'cancelled') as order_count,
            coalesce(sum(coalesce(o.total_minor, o.computed_total_minor))
                       filter (where o.order_state <> 'cancelled'), 0) as order_total_minor,
            count(*) filter (where o.order_state = 'cancelled') as cancelled_count,
            max(o.ordered_at) as last_ordered_at
       from orders o
      where o.merchant_id = $1 and o.customer_id = $2
        and o.order_state not in ('draft', 'removed')
      group by o.origin order by o.origin) f`,
)

/** What a customer ordered, by the face it came through. */
export async function findOrderFigures(
  db: Db,
  merchantId: string,
  customerId: string,
): Promise<OrderFigures[]> {
  const rows = await db.read<{ figures: OrderFigures }>(readFigures, [merchantId, customerId])
  return rows.map((row) => row.figures)
}
