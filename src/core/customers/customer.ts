import type { Address } from '../address.ts'

/** A saved address; the recipient stands beside it. */
export interface SavedAddress extends Address {
  recipient_name?: string | null
  recipient_phone?: string | null
  recipient_phone_country_code?: string | null
}

/** The long tail of a customer. What one face alone knows stands under that face's name. */
export interface CustomerDetails {
  /** All numbers as they were sent; `phone` is the one to call. */
  phones?: string[]
  is_blacklisted?: boolean
  is_subscribed_marketing_email?: boolean
  shopline?: Record<string, unknown>
  firstline?: Record<string, unknown>
  wixtar?: Record<string, unknown>
}

/** A person who buys or writes: the row of `customers` (decision 0005). Times are ISO texts in UTC. */
export interface Customer {
  merchant_id: string
  id: string
  firstline_id: number
  wixtar_number: string
  name: string
  family_name: string | null
  given_name: string | null
  email: string | null
  phone: string | null
  phone_country_code: string | null
  gender: 'male' | 'female' | 'other' | null
  birthday: string | null
  registered_at: string | null
  membership_no: string | null
  identity_no: string | null
  ref_user_id: string | null
  locale: string | null
  memo: string | null
  delivery_addresses: SavedAddress[]
  search_terms: string[]
  details: CustomerDetails
  created_by: string
  version: number
  created_at: string
  updated_at: string
  deleted_at: string | null
}

const cjkOnly = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u

/**
 * The whole name of a person whose parts came apart: 王 + 小明 is 王小明, other scripts get a space
 * between, family name first, as the faces that send parts do.
 */
export function nameOfParts(familyName: string | null, givenName: string | null): string {
  const parts = [familyName, givenName].map((part) => part?.trim() ?? '').filter(Boolean)
  return parts.join(parts.every((part) => cjkOnly.test(part)) ? '' : ' ')
}
