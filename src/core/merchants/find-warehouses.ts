import { type Db, statement } from '../../platform/db.ts'

/** A place where stock lies. */
export interface Warehouse {
  merchant_id: string
  id: string
  name: string
  status: string
  created_at: string
  updated_at: string
}

const readWarehouses = statement(
  'warehouses_find',
  `select row_to_json(w) as warehouse from warehouses w
    where w.merchant_id = $1 order by w.created_at, w.id`,
)

/** All warehouses of a merchant, oldest first; a merchant has few. */
export async function findWarehouses(db: Db, merchantId: string): Promise<Warehouse[]> {
  const rows = await db.read<{ warehouse: Warehouse }>(readWarehouses, [merchantId])
  return rows.map((row) => row.warehouse)
}
