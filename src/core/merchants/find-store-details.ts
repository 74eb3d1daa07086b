import { type Db, statement } from '../../platform/db.ts'
import { DomainError, type ErrorCode } from '../errors.ts'
import type { Register } from './create-store.ts'
import type { Store } from './find-stores.ts'
import type { Shift } from './shift.ts'

/** A store with all that belongs to it. */
export interface StoreDetails {
  store: Store
  warehouse: { id: string; name: string }
  registers: Register[]
  shifts: Shift[]
  /** Whether it has orders or handovers. */
  is_used: boolean
}

const readDetails = statement(
  'store_details',
  `select row_to_json(s) as store,
          json_build_object('id', w.id, 'name', w.name) as warehouse,
          (select coalesce(json_agg(row_to_json(r) order by r.code), '[]')
             from (select code, name from registers
                    where merchant_id = $1 and store_id = s.id) r) as registers,
          (select coalesce(json_agg(row_to_json(h) order by h.start_time, h.code), '[]')
             from (select code, name, start_time::text as start_time, stop_time::text as stop_time
                     from shifts where merchant_id = $1 and store_id = s.id) h) as shifts,
          exists (select 1 from orders where merchant_id = $1 and store_id = s.id)
            or exists (select 1 from shift_handovers where merchant_id = $1 and store_id = s.id)
            as is_used
     from stores s
     join warehouses w on w.merchant_id = $1 and w.id = s.warehouse_id
    where s.merchant_id = $1 and ($2::text is null or s.id = $2)
    order by s.code`,
)

/** All stores of a merchant by their codes, with what belongs to them; a merchant has few. */
export async function findStoreDetails(db: Db, merchantId: string): Promise<StoreDetails[]> {
  return db.read<StoreDetails>(readDetails, [merchantId, null])
}

/** One of them; refuses with store_not_found. */
export async function loadStoreDetails(
  db: Db,
  merchantId: string,
  id: string,
): Promise<StoreDetails> {
  const [details] = await db.read<StoreDetails>(readDetails, [merchantId, id])
  if (!details) throw new DomainError('store_not_found')
  return details
}

/** Why a store cannot be removed, as removeStore refuses it; null when it can. */
export function removalRefusal({ store, is_used }: StoreDetails): ErrorCode | null {
  if (store.kind === 'online') return 'store_online'
  return is_used ? 'store_in_use' : null
}
