import { type Db, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'

/** A place where the merchant sells: the online store or a branch with tills. */
export interface Store {
  merchant_id: string
  id: string
  /** The tills' code of the store; leading zeros count. */
  code: string
  kind: 'online' | 'physical'
  name: string
  name_translations: Record<string, string>
  phone: string | null
  address: string | null
  warehouse_id: string
  details: Record<string, unknown>
  created_at: string
  updated_at: string
  version: number
}

const readStores = statement(
  'stores_find',
  `select row_to_json(s) as store from stores s where s.merchant_id = $1 order by s.code`,
)

/** All stores of a merchant by their codes; a merchant has few. */
export async function findStores(db: Db, merchantId: string): Promise<Store[]> {
  const rows = await db.read<{ store: Store }>(readStores, [merchantId])
  return rows.map((row) => row.store)
}

const loadBy = (column: string) =>
  statement(
    `store_load_by_${column}`,
    `select row_to_json(s) as store from stores s where s.merchant_id = $1 and s.${column} = $2`,
  )

const loadById = loadBy('id')
const loadByCode = loadBy('code')

/** The store with this id or code; refuses with store_not_found. */
export async function loadStore(
  db: Db,
  merchantId: string,
  key: { id: string } | { code: string },
): Promise<Store> {
  const [chosen, value] = 'id' in key ? [loadById, key.id] : [loadByCode, key.code]
  const [row] = await db.read<{ store: Store }>(chosen, [merchantId, value])
  if (!row) throw new DomainError('store_not_found')
  return row.store
}
