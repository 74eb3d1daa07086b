import { newId } from '../src/core/ids.ts'
import { statement } from '../src/platform/db.ts'
import type { Server, Shop } from './app.ts'

export interface PhysicalStore {
  id: string
  code: string
  name: string
}

/** A store with a counter, its own warehouse and the two documented shifts. */
export async function aPhysicalStore(
  server: Server,
  shop: Shop,
  given: { code?: string; name?: string } = {},
): Promise<PhysicalStore> {
  const store = { id: newId(new Date()), code: given.code ?? 'A01', name: given.name ?? '台南店' }
  await server.db.write(
    statement(
      'build_store',
      `with warehouse as (
         insert into warehouses (merchant_id, id, name, created_at, updated_at)
         values ($1, $2, '門市倉', now(), now())
       ), store as (
         insert into stores (merchant_id, id, code, kind, name, name_translations, warehouse_id,
           created_at, updated_at)
         values ($1, $2, $3, 'physical', $4, json_build_object('zh-hant', $4::text), $2, now(), now())
       )
       insert into shifts (merchant_id, store_id, code, name, start_time, stop_time)
       values ($1, $2, '1', '早班', '08:00', '12:00'), ($1, $2, '2', '晚班', '16:00', '20:00')`,
    ),
    [shop.merchant.id, store.id, store.code, store.name],
  )
  return store
}
