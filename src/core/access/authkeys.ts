import { createHash, randomBytes } from 'node:crypto'
import { type Db, statement } from '../../platform/db.ts'
import { type Merchant, merchantColumns } from '../merchants/merchant.ts'

/** A new Wixtar authkey: 32 digits and lower-case letters (spec/wixtar/conventions.md 2). */
export function newAuthkey(): string {
  return randomBytes(16).toString('hex')
}

/** The hash under which an authkey is stored and looked up. */
export function authkeyHash(authkey: string): Buffer {
  return createHash('sha256').update(authkey).digest()
}

const insertAuthkey = statement(
  'authkey_insert',
  'insert into wixtar_authkeys (authkey_hash, merchant_id, created_at) values ($1, $2, $3)',
)

/** Makes one more authkey of a merchant; the earlier ones stay valid. It is shown once. */
export async function createAuthkey(db: Db, merchantId: string, now: Date): Promise<string> {
  const authkey = newAuthkey()
  await db.write(insertAuthkey, [authkeyHash(authkey), merchantId, now])
  return authkey
}

const findByAuthkey = statement(
  'authkey_find_merchant',
  `select row_to_json(m) as merchant
     from (select ${merchantColumns} from merchants
            where id = (select merchant_id from wixtar_authkeys where authkey_hash = $1)) m`,
)

/** The merchant that an authkey belongs to, or null. */
export async function findMerchantByAuthkey(db: Db, authkey: string): Promise<Merchant | null> {
  const [row] = await db.read<{ merchant: Merchant }>(findByAuthkey, [authkeyHash(authkey)])
  return row?.merchant ?? null
}
