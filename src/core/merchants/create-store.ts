import { type Db, statement } from '../../platform/db.ts'
import { newId } from '../ids.ts'
import type { Translations } from '../translations.ts'

/** A physical store to be, with its tills and shifts. Times of day are HH:MM. */
export interface NewStore {
  code: string
  name: string
  name_translations: Translations
  phone: string | null
  address: string | null
  registers: { code: string; name: string }[]
  shifts: { code: string; name: string; start_time: string; stop_time: string }[]
}

const insertStore = statement(
  'store_insert',
  `with warehouse as (
     insert into warehouses (merchant_id, id, name, created_at, updated_at)
     values ($1, $3, $5, $12, $12)
   ), store as (
     insert into stores (merchant_id, id, code, kind, name, name_translations, phone, address,
       warehouse_id, created_at, updated_at)
     values ($1, $2, $4, 'physical', $6, $7, $8, $9, $3, $12, $12)
   ), registers as (
     insert into registers (merchant_id, store_id, code, name)
     select $1, $2, r.code, r.name from json_to_recordset($10) as r (code text, name text)
   )
   insert into shifts (merchant_id, store_id, code, name, start_time, stop_time)
   select $1, $2, s.code, s.name, s.start_time, s.stop_time
     from json_to_recordset($11) as s (code text, name text, start_time time, stop_time time)`,
)

/** Makes a physical store with its own warehouse, its tills and its shifts. */
export async function createStore(
  db: Db,
  merchantId: string,
  input: NewStore,
  now: Date,
): Promise<{ id: string; code: string; warehouse_id: string }> {
  const [id, warehouseId] = [newId(now), newId(now)]
  await db.write(insertStore, [
    merchantId,
    id,
    warehouseId,
    input.code,
    `${input.name}倉`,
    input.name,
    JSON.stringify(input.name_translations),
    input.phone,
    input.address,
    JSON.stringify(input.registers),
    JSON.stringify(input.shifts),
    now,
  ])
  return { id, code: input.code, warehouse_id: warehouseId }
}
