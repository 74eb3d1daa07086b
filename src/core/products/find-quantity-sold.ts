import { type Db, statement } from '../../platform/db.ts'

const sumSold = statement(
  'product_quantity_sold',
  `select v.product_id as id, sum(l.quantity)::float8 as sold
     from variants v
     join order_lines l on l.merchant_id = $1 and l.variant_id = v.id
     join orders o on o.merchant_id = $1 and o.id = l.order_id and o.order_state <> 'cancelled'
    where v.merchant_id = $1 and v.product_id = any($2)
    group by v.product_id`,
)

/** Units of each product in orders that are not cancelled; products without any are absent. */
export async function findQuantitySold(
  db: Db,
  merchantId: string,
  productIds: string[],
): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map()
  const rows = await db.read<{ id: string; sold: number }>(sumSold, [merchantId, productIds])
  return new Map(rows.map((row) => [row.id, row.sold]))
}
