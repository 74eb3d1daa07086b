import { DomainError } from '../errors.ts'
import type { Media } from '../media.ts'
import type { Minor } from '../money.ts'

export type VoucherType = 'gift' | 'credit' | 'admission' | 'percent_off' | 'amount_off' | 'product'
export type SaleKind = 'general' | 'pickup' | 'point'

/** What is shown of a kind of voucher and never searched. */
export interface VoucherKindDetails {
  description?: string
  media?: Pick<Media, 'url'>
  is_transferable?: boolean
  hides_number?: boolean
}

/** A campaign that vouchers are given out under: the row of `voucher_kinds`. */
export interface VoucherKind {
  merchant_id: string
  id: string
  code: string
  name: string
  type: VoucherType
  sale_kind: SaleKind
  is_active: boolean
  price_minor: Minor
  points: number
  /** Main units off, or percent to pay, by type. */
  discount: number | null
  product_code: string
  product_name: string
  redeem_product_code: string
  number_prefix: string
  starts_at: string
  ends_at: string
  issue_limit: number | null
  issued_count: number
  details: VoucherKindDetails
  created_at: string
  updated_at: string
}

/** A use of a voucher that stands. */
export interface StandingUse {
  id: string
  store_id: string
  store_code: string
  store_name: string
  order_id: string | null
  order_number: string
  used_at: string
}

/** One voucher with its kind, its holder's member number, and its use if it was used. */
export interface Voucher {
  id: string
  number: string
  customer_id: string | null
  customer_number: string | null
  starts_at: string
  ends_at: string
  issued_at: string
  kind: VoucherKind
  use: StandingUse | null
}

/** Why a voucher cannot be used at an instant; null when it can. */
export function refusalOfUse(voucher: Voucher, at: Date): DomainError | null {
  const { number } = voucher
  if (voucher.use) return new DomainError('voucher_already_used', { number })
  const isWithin =
    Date.parse(voucher.starts_at) <= at.getTime() && at.getTime() <= Date.parse(voucher.ends_at)
  return isWithin ? null : new DomainError('voucher_out_of_period', { number })
}
