import { z } from 'zod'
import { findMerchantByAuthkey } from '../../../core/access/authkeys.ts'
import { findCustomerByMemberKey } from '../../../core/access/member-keys.ts'
import { countingFailures, failureNames } from '../../../core/access/sign-in-failures.ts'
import { findStaffOfMerchantByPassword, type Staff } from '../../../core/access/staff.ts'
import { createToken } from '../../../core/access/tokens.ts'
import { DomainError } from '../../../core/errors.ts'
import type { Db } from '../../../platform/db.ts'
import { openEndpoint } from '../endpoint.ts'
import { InputError } from '../errors.ts'

// Inferred: an hour, as in the example of spec/wixtar/conventions.md 1.
const lifetimeSeconds = 3600

const secret = z.string().min(1).max(256)
const body = z.object({
  authkey: secret,
  /** Till code or account of an employee. */
  id: secret.optional(),
  password: secret.optional(),
  acckey: secret.optional(),
})

/**
 * "Auth Login": POST /v1/auth/login. Inferred as a whole: the vendor's page is not available. The
 * authkey alone gives a token of the company, with `id` and `password` one of an employee, with
 * `acckey` one of a member.
 */
export const loginEndpoint = openEndpoint(body, async ({ db, now, body: sent }) => {
  if (sent.acckey !== undefined && sent.id !== undefined) {
    throw new InputError('會員與員工只能擇一登入')
  }
  if (sent.id !== undefined && sent.password === undefined) {
    throw new InputError('缺少必填欄位 密碼')
  }
  if (sent.password !== undefined && sent.id === undefined) {
    throw new InputError('缺少必填欄位 編號')
  }
  const merchant = await findMerchantByAuthkey(db, sent.authkey)
  if (!merchant) throw new DomainError('unauthorized')
  const staff = await findEmployee(db, merchant.id, sent, now)
  if (sent.id !== undefined && !staff) throw new DomainError('unauthorized')
  const customerId =
    sent.acckey === undefined ? null : await findCustomerByMemberKey(db, merchant.id, sent.acckey)
  if (sent.acckey !== undefined && !customerId) throw new DomainError('unauthorized')
  const token = await createToken(
    db,
    {
      merchant_id: merchant.id,
      face: 'wixtar',
      staff_id: staff?.id ?? null,
      customer_id: customerId,
      name: 'login',
      expires_at: new Date(now.getTime() + lifetimeSeconds * 1000),
    },
    now,
  )
  return { access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds }
})

// Inferred: 429 after too many wrong passwords, as the console answers; no page names a limit.
async function findEmployee(
  db: Db,
  merchantId: string,
  { id, password }: z.infer<typeof body>,
  now: Date,
): Promise<Staff | null> {
  if (id === undefined || password === undefined) return null
  return countingFailures(db, failureNames.wixtar(merchantId, id), now, () =>
    findStaffOfMerchantByPassword(db, merchantId, id, password),
  )
}
