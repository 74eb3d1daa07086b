import { type Db, statement } from '../../platform/db.ts'
import type { Shift } from './shift.ts'

const readShifts = statement(
  'shifts_find',
  `select code, name, start_time::text as start_time, stop_time::text as stop_time
     from shifts where merchant_id = $1 and store_id = $2
    order by start_time, code`,
)

/** The shifts of a store in the order of their starts. */
export async function findShifts(db: Db, merchantId: string, storeId: string): Promise<Shift[]> {
  return db.read<Shift>(readShifts, [merchantId, storeId])
}
