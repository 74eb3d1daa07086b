import { type Db, statement } from '../../platform/db.ts'
import { type ReturnRow, returnColumns, returnJsonSql, returnOf } from './load-return-order.ts'
import type { ReturnOrder } from './return-order.ts'

const findOf = statement(
  'returns_of_order',
  `select ${returnJsonSql} from (select ${returnColumns} from return_orders) r
    where r.merchant_id = $1 and r.order_id = $2
    order by r.created_at, r.id`,
)

/** All returns of an order, oldest first, cancelled ones too. */
export async function findReturnsOf(
  db: Db,
  merchantId: string,
  orderId: string,
): Promise<ReturnOrder[]> {
  const rows = await db.read<ReturnRow>(findOf, [merchantId, orderId])
  return rows.map(returnOf)
}

/** How many units of each line of the order are in returns that were not cancelled. */
export function returnedUnits(returns: ReturnOrder[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const made of returns) {
    if (made.return_state === 'cancelled') continue
    for (const { order_line_id, quantity } of made.lines) {
      units.set(order_line_id, (units.get(order_line_id) ?? 0) + quantity)
    }
  }
  return units
}
