import { brokenConstraint, type Db, statement } from '../../platform/db.ts'
import { authkeyHash, newAuthkey } from '../access/authkeys.ts'
import type { Staff, StaffRole } from '../access/staff.ts'
import { DomainError } from '../errors.ts'
import { newId } from '../ids.ts'
import { takeNumber } from '../numbers.ts'
import { loadStaff } from './find-staff.ts'
import { type Merchant, merchantColumns } from './merchant.ts'

/** A merchant to be. */
export interface NewMerchant {
  name: string
  handle: string
  email: string
  currency: string
  company_code: string
  timezone?: string
  locale?: string
  points_per_unit?: number
  is_demo?: boolean
  details?: Record<string, unknown>
}

const insertMerchant = statement(
  'merchant_insert',
  `with merchant as (
     insert into merchants (id, handle, name, email, currency, locale, timezone, company_code,
       points_per_unit, is_demo, details, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, $12, $13, $13)
     returning ${merchantColumns}
   ), authkey as (
     insert into wixtar_authkeys (authkey_hash, merchant_id, created_at)
     select $10, id, $13 from merchant
   ), warehouse as (
     insert into warehouses (merchant_id, id, name, created_at, updated_at)
     select id, $14, '預設倉庫', $13, $13 from merchant
   ), store as (
     insert into stores (merchant_id, id, code, kind, name, name_translations, warehouse_id,
       created_at, updated_at)
     select id, $15, 'WEB01', 'online', '網路商店', '{"zh-hant":"網路商店","en":"Online store"}',
            $14, $13, $13
       from merchant
   )
   select row_to_json(m) as merchant from merchant m`,
)

/**
 * Makes a merchant with its default warehouse and its online store. The Wixtar authkey (32 digits
 * and lower-case letters) is returned once and stored hashed. Refuses a handle that is taken.
 */
export async function createMerchant(
  db: Db,
  input: NewMerchant,
  now: Date,
): Promise<{ merchant: Merchant; authkey: string }> {
  const authkey = newAuthkey()
  try {
    const [row] = await db.write<{ merchant: Merchant }>(insertMerchant, [
      newId(now),
      input.handle,
      input.name,
      input.email,
      input.currency,
      input.locale ?? 'zh-hant',
      input.timezone ?? 'Asia/Taipei',
      input.company_code,
      input.points_per_unit ?? 10,
      authkeyHash(authkey),
      input.is_demo ?? false,
      JSON.stringify(input.details ?? {}),
      now,
      newId(now),
      newId(now),
    ])
    return { merchant: (row as { merchant: Merchant }).merchant, authkey }
  } catch (error) {
    if (brokenConstraint(error) === 'merchants_handle_key') throw new DomainError('handle_taken')
    throw error
  }
}

/** A staff member to be. */
export interface NewStaff {
  account: string
  /** Made by `hashPassword`. */
  password_hash: string
  name: string
  email: string
  code: string
  role: StaffRole
  phone?: string | null
}

const insertStaff = statement(
  'staff_insert',
  `insert into staff (merchant_id, id, firstline_id, code, account, name, email, phone, role,
     password_hash, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
   returning id`,
)

/**
 * Makes a staff member. Refuses an account that anyone of the installation already has, and a till
 * code that another one of the merchant has (staff_code_taken).
 */
export async function createStaff(
  db: Db,
  merchantId: string,
  input: NewStaff,
  now: Date,
): Promise<Staff> {
  const id = newId(now)
  try {
    await db.write(insertStaff, [
      merchantId,
      id,
      await takeNumber(db, merchantId, 'staff'),
      input.code,
      input.account,
      input.name,
      input.email,
      input.phone ?? null,
      input.role,
      input.password_hash,
      now,
    ])
  } catch (error) {
    const constraint = brokenConstraint(error)
    if (constraint === 'staff_account_key') throw new DomainError('account_taken')
    if (constraint === 'staff_code_key') throw new DomainError('staff_code_taken')
    throw error
  }
  return loadStaff(db, merchantId, id)
}
