import { type Db, statement, type Tx } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { Customer } from './customer.ts'

/** Which customer is meant: each face has its own key. */
export type CustomerKey = { id: string } | { firstline_id: number } | { wixtar_number: string }

const loadBy = (column: string) =>
  statement(
    `customer_load_by_${column}`,
    `select row_to_json(c) as customer from customers c
      where c.merchant_id = $1 and c.${column} = $2 and c.deleted_at is null`,
  )

const loadById = loadBy('id')
const loadByFirstlineId = loadBy('firstline_id')
const loadByWixtarNumber = loadBy('wixtar_number')

/** The customer with this key, or null; deleted ones and other merchants' do not exist here. */
export async function findCustomer(
  db: Db | Tx,
  merchantId: string,
  key: CustomerKey,
): Promise<Customer | null> {
  const [chosen, value] = chooseStatement(key)
  // A number that the column cannot hold names nobody.
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return null
  const run = db.kind === 'db' ? db.read : db.run
  const [row] = await run<{ customer: Customer }>(chosen, [merchantId, value])
  return row?.customer ?? null
}

/** The customer with this key; refuses with customer_not_found. */
export async function loadCustomer(
  db: Db | Tx,
  merchantId: string,
  key: CustomerKey,
): Promise<Customer> {
  const customer = await findCustomer(db, merchantId, key)
  if (!customer) throw new DomainError('customer_not_found')
  return customer
}

function chooseStatement(key: CustomerKey) {
  if ('id' in key) return [loadById, key.id] as const
  if ('firstline_id' in key) return [loadByFirstlineId, key.firstline_id] as const
  return [loadByWixtarNumber, key.wixtar_number] as const
}

const lockById = statement(
  'customer_lock',
  'select 1 from customers where merchant_id = $1 and id = $2 for update',
)

/** Locks a customer against other writers and reads it as it then is; refuses as loadCustomer. */
export async function lockCustomer(
  tx: Tx,
  merchantId: string,
  key: CustomerKey,
): Promise<Customer> {
  const found = 'id' in key ? key : { id: (await loadCustomer(tx, merchantId, key)).id }
  await tx.run(lockById, [merchantId, found.id])
  return loadCustomer(tx, merchantId, found)
}
