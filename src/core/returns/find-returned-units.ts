import { statement, type Tx } from '../../platform/db.ts'

const readUnits = statement(
  'return_units',
  `select l.order_line_id, sum(l.quantity)::float8 as quantity
     from return_orders r
     join return_order_lines l on l.merchant_id = $1 and l.return_order_id = r.id
    where r.merchant_id = $1 and r.order_id = $2 and r.return_state <> 'cancelled'
    group by l.order_line_id`,
)

/**
 * How many units of each line of an order are in returns that were not cancelled; lines without any
 * are left out. The caller holds the order's lock.
 */
export async function findReturnedUnits(
  tx: Tx,
  merchantId: string,
  orderId: string,
): Promise<Map<string, number>> {
  const rows = await tx.run<{ order_line_id: string; quantity: number }>(readUnits, [
    merchantId,
    orderId,
  ])
  return new Map(rows.map((row) => [row.order_line_id, row.quantity]))
}
