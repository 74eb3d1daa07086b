import { type Db, statement } from '../../platform/db.ts'
import { type Staff, staffColumns } from '../access/staff.ts'
import { type OrderRow, orderColumns, orderJsonSql, orderOf } from './load-order.ts'
import type { Order } from './order.ts'

/** A sale that was paid at a till, and who made it. */
export interface TillSale {
  order: Order
  paid_at: string
  /** Null when the till named nobody whom the merchant knows. */
  operator: Staff | null
}

const findSales = statement(
  'till_sales_find',
  `select ${orderJsonSql},
          (select row_to_json(s) from (select ${staffColumns} from staff) s
            where s.merchant_id = $1 and s.code = o.operator_code limit 1) as operator
     from (select ${orderColumns} from orders) o
    where o.merchant_id = $1 and o.id = any($2) and o.origin = 'wixtar' and o.paid_at is not null
    order by o.paid_at, o.id`,
)

/** The till sales among these orders, by the time they were paid; others are left out. */
export async function findTillSales(
  db: Db,
  merchantId: string,
  orderIds: string[],
): Promise<TillSale[]> {
  const rows = await db.read<OrderRow & { operator: Staff | null }>(findSales, [
    merchantId,
    orderIds,
  ])
  return rows.map(({ operator, ...row }) => {
    const order = orderOf(row)
    return { order, paid_at: order.paid_at as string, operator }
  })
}
