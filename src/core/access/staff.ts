import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { atMost } from '../../platform/at-most.ts'
import { type Db, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'

export type StaffRole = 'agent' | 'supervisor' | 'admin' | 'sponsor'

/** A person who works for the merchant: staff of SHOPLINE, employee of FIRST LINE and the tills. */
export interface Staff {
  merchant_id: string
  id: string
  firstline_id: number
  code: string
  account: string
  name: string
  email: string
  phone: string | null
  role: StaffRole
  details: Record<string, unknown>
  /** When the person left; no password and no token of theirs works any more. */
  disabled_at: string | null
  created_at: string
  updated_at: string
  version: number
}

/** The columns of a staff member that leave the table; the password's hash never does. */
export const staffColumns = `merchant_id, id, firstline_id, code, account, name, email, phone, role,
  details, disabled_at, created_at, updated_at, version`

// scrypt N=2^14, r=8: 16 MB and about 40 ms a try.
const scryptCost = { N: 16_384, r: 8, p: 1 }

// Node does such work on four threads; one stays free for files and host names.
const atOnce = atMost(3)
const waitingCountMax = 60

/** Refuses (password_checks_busy) when too many wait already: a flood must not take all memory. */
async function derive(password: string, salt: Buffer): Promise<Buffer> {
  if (atOnce.waitingCount >= waitingCountMax) {
    throw new DomainError('password_checks_busy', { retry_after: 5 })
  }
  return atOnce.run(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(password, salt, 32, scryptCost, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )
}

/** A memory-hard hash of a password with its salt, as one text to store. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return `scrypt$${salt.toString('base64')}$${key.toString('base64')}`
}

// Compared against when there is no such account, so that the answer takes the same time.
const nobody = hashPassword(randomBytes(16).toString('hex'))

/** Whether this is the password of a stored hash; null stands for nobody, which takes as long. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, salt = '', key = ''] = (stored ?? (await nobody)).split('$')
  const expected = Buffer.from(key, 'base64')
  const derived = await derive(password, Buffer.from(salt, 'base64'))
  const isEqual = expected.length === derived.length && timingSafeEqual(expected, derived)
  return isEqual && stored !== null
}

const findByAccount = statement(
  'staff_find_by_account',
  `select row_to_json(s) as staff, s.password_hash
     from (select ${staffColumns}, password_hash from staff
            where account = $1 and disabled_at is null) s`,
)

/** The staff member with this account and password, or null; both failures take the same time. */
export async function findStaffByPassword(
  db: Db,
  account: string,
  password: string,
): Promise<Staff | null> {
  const [row] = await db.read<{ staff: Staff & { password_hash?: string }; password_hash: string }>(
    findByAccount,
    [account],
  )
  const isRight = await isPassword(password, row?.password_hash ?? null)
  if (!row || !isRight) return null
  const { password_hash: _, ...staff } = row.staff
  return staff
}

const findOfMerchant = statement(
  'staff_find_of_merchant',
  `select row_to_json(s) as staff
     from (select ${staffColumns} from staff where merchant_id = $1 and account = $2) s`,
)

/** The staff member of this merchant with this account, or null. */
export async function findStaffByAccount(
  db: Db,
  merchantId: string,
  account: string,
): Promise<Staff | null> {
  const [row] = await db.read<{ staff: Staff }>(findOfMerchant, [merchantId, account])
  return row?.staff ?? null
}

const findWithPassword = statement(
  'staff_find_with_password',
  `select row_to_json(s) as staff, s.password_hash
     from (select ${staffColumns}, password_hash from staff
            where merchant_id = $1 and (code = $2 or account = $2) and disabled_at is null
            order by (code = $2) desc limit 1) s`,
)

/**
 * The staff member of this merchant with this till code or account and this password, or null; all
 * failures take the same time.
 */
export async function findStaffOfMerchantByPassword(
  db: Db,
  merchantId: string,
  codeOrAccount: string,
  password: string,
): Promise<Staff | null> {
  const [row] = await db.read<{ staff: Staff & { password_hash?: string }; password_hash: string }>(
    findWithPassword,
    [merchantId, codeOrAccount],
  )
  const isRight = await isPassword(password, row?.password_hash ?? null)
  if (!row || !isRight) return null
  const { password_hash: _, ...staff } = row.staff
  return staff
}
