import { type Db, statement, type Tx } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { Order } from './order.ts'

/**
 * What is read of an order: every column but its search terms, which are only searched. Reading
 * those too takes a fifth of the time.
 */
export const orderColumns = `merchant_id, id, firstline_id, wixtar_number, order_number,
  system_number, merchant_number, ref_order_id, origin, source, order_state, payment_state,
  delivery_state, carrier_state, store_id, register_code, shift_code, shift_name, operator_code,
  operator_name, modified_by_code, modified_by_name, customer_id, customer_name, customer_email,
  customer_phone, recipient_name, recipient_phone, currency, subtotal_minor, total_minor,
  discount_minor, shipping_fee_minor, tax_minor, credit_minor, points_used, points_value_minor,
  computed_subtotal_minor, computed_total_minor, delivery_option_id, payment_method_id,
  tracking_number, tracking_url, delivery_id, delivery_remark, delivery_address, tags, remark, note,
  stock_deducted, ordered_at, source_updated_at, confirmed_at, completed_at, cancelled_at, paid_at, shipped_at, arrived_at,
  collected_at, returned_at, request_submitted_at, request_authorized_at, request_accepted_at,
  parent_order_id, child_order_ids, split_at, payment_updated_at, delivery_updated_at, created_at, updated_at,
  version, details, shopline_fields, firstline_fields, wixtar_fields`

/**
 * The JSON of one order `o` with its lines. Postgres builds the text and JavaScript parses it once,
 * which beats rows that the driver takes apart (ARCHITECTURE.md, Speed).
 */
export const orderJsonSql = `
  row_to_json(o) as order_row,
  (select c.firstline_id from customers c
    where c.merchant_id = $1 and c.id = o.customer_id)::float8 as customer_firstline_id,
  (select coalesce(json_agg(row_to_json(i) order by i.position), '[]')
     from order_lines i
    where i.merchant_id = $1 and i.order_id = o.id) as lines,
  (select coalesce(json_agg(row_to_json(m) order by m.created_at, m.id), '[]')
     from order_messages m
    where m.merchant_id = $1 and m.order_id = o.id) as messages`

export interface OrderRow {
  order_row: Omit<Order, 'lines' | 'messages' | 'customer_firstline_id'>
  customer_firstline_id: number | null
  lines: Order['lines']
  messages: Order['messages']
}

/** The order of a row selected with `orderJsonSql`. */
export function orderOf(row: OrderRow): Order {
  return Object.assign(row.order_row, {
    customer_firstline_id: row.customer_firstline_id,
    lines: row.lines,
    messages: row.messages,
  })
}

function loadBy(column: string) {
  return statement(
    `order_load_by_${column}`,
    `select ${orderJsonSql} from (select ${orderColumns} from orders) o
      where o.merchant_id = $1 and o.${column} = $2`,
  )
}

const loadById = loadBy('id')
const loadByDeliveryId = loadBy('delivery_id')
const loadByFirstlineId = loadBy('firstline_id')
const loadByWixtarNumber = loadBy('wixtar_number')

/** Which order is meant: each face has its own key. */
export type OrderKey =
  | { id: string }
  | { delivery_id: string }
  | { firstline_id: number }
  | { wixtar_number: string }

/** The order with this key, or null. Other merchants' orders do not exist here. */
export async function findOrder(
  db: Db | Tx,
  merchantId: string,
  key: OrderKey,
): Promise<Order | null> {
  const [chosen, value] = chooseStatement(key)
  const run = db.kind === 'db' ? db.read : db.run
  const [row] = await run<OrderRow>(chosen, [merchantId, value])
  return row ? orderOf(row) : null
}

/** The order with this key; refuses with order_not_found. */
export async function loadOrder(db: Db | Tx, merchantId: string, key: OrderKey): Promise<Order> {
  const order = await findOrder(db, merchantId, key)
  if (!order) throw new DomainError('order_not_found')
  return order
}

function chooseStatement(key: OrderKey) {
  if ('id' in key) return [loadById, key.id] as const
  if ('delivery_id' in key) return [loadByDeliveryId, key.delivery_id] as const
  if ('firstline_id' in key) return [loadByFirstlineId, key.firstline_id] as const
  return [loadByWixtarNumber, key.wixtar_number] as const
}

const lockById = statement(
  'order_lock',
  'select 1 from orders where merchant_id = $1 and id = $2 for update',
)

/** Locks an order against other writers and reads it as it then is. */
export async function lockOrder(tx: Tx, merchantId: string, key: OrderKey): Promise<Order> {
  const found = 'id' in key ? key : { id: (await loadOrder(tx, merchantId, key)).id }
  await tx.run(lockById, [merchantId, found.id])
  return loadOrder(tx, merchantId, found)
}
