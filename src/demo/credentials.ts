import { randomBytes } from 'node:crypto'
import { createAuthkey, findMerchantByAuthkey } from '../core/access/authkeys.ts'
import { hashPassword } from '../core/access/staff.ts'
import { createToken, findAccess, type TokenFace } from '../core/access/tokens.ts'
import { DomainError } from '../core/errors.ts'
import { createStaff, type NewStaff } from '../core/merchants/create-merchant.ts'
import type { Merchant } from '../core/merchants/merchant.ts'
import type { Db } from '../platform/db.ts'

/** All that is needed to use a merchant through each face, in clear text. */
export interface Credentials {
  /** The merchant's handle. */
  merchant: string
  account: string
  password: string
  tokens: Record<TokenFace, string>
  authkey: string
}

/**
 * Makes one more administrator of the demo merchant, with tokens for all faces. Earlier credentials
 * stay valid: an employee has one FIRST LINE token at a time, so each call has an employee of its own.
 */
export async function createCredentials(
  db: Db,
  merchant: Merchant,
  now: Date,
): Promise<Credentials> {
  const password = randomBytes(12).toString('base64url')
  const staff = await createAdministrator(db, merchant, password, now)
  const tokenFor = (face: TokenFace) =>
    createToken(
      db,
      { merchant_id: merchant.id, face, staff_id: staff.id, name: 'demo', expires_at: null },
      now,
    )
  return {
    merchant: merchant.handle,
    account: staff.account,
    password,
    tokens: {
      shopline: await tokenFor('shopline'),
      firstline: await tokenFor('firstline'),
      wixtar: await tokenFor('wixtar'),
      console: await tokenFor('console'),
    },
    authkey: await createAuthkey(db, merchant.id, now),
  }
}

// The first one gets names that are easy to remember, the others random ones.
async function createAdministrator(db: Db, merchant: Merchant, password: string, now: Date) {
  const mark = randomBytes(4).toString('hex')
  const base: Omit<NewStaff, 'account' | 'code'> = {
    password_hash: await hashPassword(password),
    name: '示範管理員',
    email: 'demo@example.com',
    role: 'admin',
  }
  try {
    return await createStaff(
      db,
      merchant.id,
      { ...base, account: merchant.handle, code: '9000' },
      now,
    )
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return createStaff(
      db,
      merchant.id,
      { ...base, account: `${merchant.handle}-${mark}`, code: `9${mark}` },
      now,
    )
  }
}

/** Whether every one of the tokens still works, and for the merchant they were made for. */
export async function areValid(db: Db, credentials: Credentials, now: Date): Promise<boolean> {
  const faces: TokenFace[] = ['shopline', 'firstline', 'wixtar', 'console']
  const handles = await Promise.all([
    ...faces.map(async (face) => {
      // Credentials of an earlier version know fewer faces.
      const access = await findAccess(db, face, credentials.tokens[face] ?? '', now)
      return access?.actor.merchant.handle
    }),
    findMerchantByAuthkey(db, credentials.authkey).then((merchant) => merchant?.handle),
  ])
  return handles.every((handle) => handle === credentials.merchant)
}
