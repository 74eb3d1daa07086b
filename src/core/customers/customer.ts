import type { Address } from '../orders/order.ts'

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
  delivery_addresses: Address[]
  search_terms: string[]
  details: Record<string, unknown>
  created_by: string
  version: number
  created_at: string
  updated_at: string
  deleted_at: string | null
}
