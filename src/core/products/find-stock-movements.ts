import { type Db, statement } from '../../platform/db.ts'

/** One change of a variant's stock. */
export interface StockMovement {
  id: string
  warehouse_id: string
  warehouse_name: string
  /** What was added; below zero was taken away. */
  quantity: number
  reason: 'opening' | 'order' | 'cancel' | 'return' | 'set' | 'adjust' | 'split'
  note: string | null
  order_id: string | null
  order_number: string | null
  actor_name: string
  occurred_at: string
}

const findPage = statement(
  'stock_movements_of_variant',
  `select row_to_json(p) as movement from (
     select m.id, m.warehouse_id, w.name as warehouse_name, m.quantity, m.reason, m.note,
            m.order_id, o.order_number, m.actor_name, m.occurred_at
       from (select x.* from stock_movements x
              where x.merchant_id = $1 and x.variant_id = $2
                and ($3::text is null or x.warehouse_id = $3)
                and ($4::text is null or (x.occurred_at, x.id) <
                      (select c.occurred_at, c.id from stock_movements c
                        where c.merchant_id = $1 and c.id = $4))
              order by x.occurred_at desc, x.id desc limit $5) m
       join warehouses w on w.merchant_id = $1 and w.id = m.warehouse_id
       left join orders o on o.merchant_id = $1 and o.id = m.order_id
      order by m.occurred_at desc, m.id desc) p`,
)

/** Movements of one variant, newest first, in one warehouse or in all. */
export async function findStockMovements(
  db: Db,
  merchantId: string,
  variantId: string,
  page: { warehouse_id: string | null; after_id: string | null; limit: number },
): Promise<StockMovement[]> {
  const rows = await db.read<{ movement: StockMovement }>(findPage, [
    merchantId,
    variantId,
    page.warehouse_id,
    page.after_id,
    page.limit,
  ])
  return rows.map((row) => row.movement)
}
