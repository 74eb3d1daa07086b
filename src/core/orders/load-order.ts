import { type Db, statement, type Tx } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { Order } from './order.ts'

/**
 * The JSON of one order `o` with its lines. Postgres builds the text and JavaScript parses it once,
 * which beats rows that the driver takes apart (ARCHITECTURE.md, Speed).
 */
export const orderJsonSql = `
  row_to_json(o) as order_row,
  (select c.firstline_id from customers c
    where c.merchant_id = $1 and c.id = o.customer_id)::float8 as customer_firstline_id,
  (select coalesce(json_agg(row_to_json(l) order by l.position), '[]')
     from (select i.*, v.firstline_id as variant_firstline_id
             from order_lines i
             left join variants v on v.merchant_id = $1 and v.id = i.variant_id
            where i.merchant_id = $1 and i.order_id = o.id) l) as lines`

export interface OrderRow {
  order_row: Omit<Order, 'lines' | 'customer_firstline_id'>
  customer_firstline_id: number | null
  lines: Order['lines']
}

/** The order of a row selected with `orderJsonSql`. */
export function orderOf(row: OrderRow): Order {
  return Object.assign(row.order_row, {
    customer_firstline_id: row.customer_firstline_id,
    lines: row.lines,
  })
}

function loadBy(column: string) {
  return statement(
    `order_load_by_${column}`,
    `select ${orderJsonSql} from orders o where o.merchant_id = $1 and o.${column} = $2`,
  )
}

const loadById = loadBy('id')
const loadByFirstlineId = loadBy('firstline_id')
const loadByWixtarNumber = loadBy('wixtar_number')

/** Which order is meant: each face has its own key. */
export type OrderKey = { id: string } | { firstline_id: number } | { wixtar_number: string }

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
