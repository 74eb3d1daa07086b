import { type Db, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import { type Merchant, merchantColumns } from './merchant.ts'

const findByHandle = statement(
  'merchant_find_by_handle',
  `select row_to_json(m) as merchant
     from (select ${merchantColumns} from merchants where handle = $1) m`,
)

/** The merchant with this handle, or null. */
export async function findMerchantByHandle(db: Db, handle: string): Promise<Merchant | null> {
  const [row] = await db.read<{ merchant: Merchant }>(findByHandle, [handle])
  return row?.merchant ?? null
}

const findDemo = statement(
  'merchant_find_demo',
  `select row_to_json(m) as merchant
     from (select ${merchantColumns} from merchants where is_demo and name = $1
            order by created_at, id limit 1) m`,
)

/** The demo merchant of this name, or null. */
export async function findDemoMerchant(db: Db, name: string): Promise<Merchant | null> {
  const [row] = await db.read<{ merchant: Merchant }>(findDemo, [name])
  return row?.merchant ?? null
}

const anyMerchant = statement('merchant_any', 'select exists (select 1 from merchants) as has_any')

/** Whether the installation has a merchant at all. */
export async function hasMerchants(db: Db): Promise<boolean> {
  const [row] = await db.read<{ has_any: boolean }>(anyMerchant, [])
  return row?.has_any ?? false
}

const loadById = statement(
  'merchant_load',
  `select row_to_json(m) as merchant
     from (select ${merchantColumns} from merchants where id = $1) m`,
)

/** The merchant with this id; refuses with merchant_not_found. */
export async function loadMerchant(db: Db, id: string): Promise<Merchant> {
  const [row] = await db.read<{ merchant: Merchant }>(loadById, [id])
  if (!row) throw new DomainError('merchant_not_found')
  return row.merchant
}
