import { randomBytes } from 'node:crypto'
import { type Db, statement } from '../../platform/db.ts'

const insertKey = statement(
  'member_key_insert',
  `insert into member_keys (merchant_id, customer_id, acckey, created_at)
   values ($1, $2, $3, $4)
   on conflict (merchant_id, customer_id) do update set acckey = member_keys.acckey
   returning acckey`,
)

/** The key with which a customer logs in: 32 digits and lower-case letters, made when first asked. */
export async function memberKeyOf(
  db: Db,
  merchantId: string,
  customerId: string,
  now: Date,
): Promise<string> {
  const key = randomBytes(16).toString('hex')
  const [row] = await db.write<{ acckey: string }>(insertKey, [merchantId, customerId, key, now])
  return (row as { acckey: string }).acckey
}

const findByKey = statement(
  'member_key_find',
  `select k.customer_id
     from member_keys k
     join customers c on c.merchant_id = $1 and c.id = k.customer_id and c.deleted_at is null
    where k.merchant_id = $1 and k.acckey = $2`,
)

/** The id of the customer who has this key, or null. */
export async function findCustomerByMemberKey(
  db: Db,
  merchantId: string,
  acckey: string,
): Promise<string | null> {
  const [row] = await db.read<{ customer_id: string }>(findByKey, [merchantId, acckey])
  return row?.customer_id ?? null
}
