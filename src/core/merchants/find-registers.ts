import { type Db, statement } from '../../platform/db.ts'
import type { Register } from './create-store.ts'

const readRegisters = statement(
  'registers_find',
  'select code, name from registers where merchant_id = $1 and store_id = $2 order by code',
)

/** The tills of a store by their codes. */
export async function findRegisters(
  db: Db,
  merchantId: string,
  storeId: string,
): Promise<Register[]> {
  return db.read<Register>(readRegisters, [merchantId, storeId])
}
