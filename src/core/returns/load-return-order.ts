import { type Db, statement, type Tx } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { ReturnOrder } from './return-order.ts'

/** The JSON of one return `r` with its lines and its order's numbers; its search terms stay. */
export const returnJsonSql = `
  row_to_json(r) as return_row,
  (select json_build_object('order_number', o.order_number, 'merchant_number', o.merchant_number)
     from orders o where o.merchant_id = $1 and o.id = r.order_id) as numbers,
  (select coalesce(json_agg(row_to_json(l) order by l.position), '[]')
     from return_order_lines l
    where l.merchant_id = $1 and l.return_order_id = r.id) as lines`

/** What is read of a return: every column but its search terms. */
export const returnColumns = `merchant_id, id, order_id, return_number, return_state, refund_state,
  parcel_state, inspection_state, brings_goods_back, customer_id, customer_name, customer_email,
  customer_phone, recipient_name, recipient_phone, recipient_phone_country_code, address,
  tracking_number, currency, total_minor, discount_minor, credit_minor, points_used,
  points_value_minor, credits_expire_at, points_expire_at, payment_id, payment_method_id,
  delivery_id, delivery_option_id, details, shopline_fields, completed_at, cancelled_at, created_at,
  updated_at, version`

export interface ReturnRow {
  return_row: Omit<ReturnOrder, 'lines' | 'order_number' | 'merchant_number'>
  numbers: Pick<ReturnOrder, 'order_number' | 'merchant_number'>
  lines: ReturnOrder['lines']
}

/** The return of a row selected with `returnJsonSql`. */
export function returnOf(row: ReturnRow): ReturnOrder {
  return Object.assign(row.return_row, row.numbers, { lines: row.lines })
}

const loadById = statement(
  'return_load',
  `select ${returnJsonSql} from (select ${returnColumns} from return_orders) r
    where r.merchant_id = $1 and r.id = $2`,
)

/** The return with this id; refuses with return_order_not_found, also another merchant's. */
export async function loadReturnOrder(
  db: Db | Tx,
  merchantId: string,
  id: string,
): Promise<ReturnOrder> {
  const run = db.kind === 'db' ? db.read : db.run
  const [row] = await run<ReturnRow>(loadById, [merchantId, id])
  if (!row) throw new DomainError('return_order_not_found')
  return returnOf(row)
}

const loadLive = statement(
  'return_load_live',
  `select ${returnJsonSql} from (select ${returnColumns} from return_orders) r
    where r.merchant_id = $1 and r.order_id = $2 and r.return_state <> 'cancelled'
    order by r.created_at, r.id`,
)

/** The returns of an order that were not cancelled, oldest first. The caller holds its lock. */
export async function loadLiveReturns(
  tx: Tx,
  merchantId: string,
  orderId: string,
): Promise<ReturnOrder[]> {
  const rows = await tx.run<ReturnRow>(loadLive, [merchantId, orderId])
  return rows.map(returnOf)
}
