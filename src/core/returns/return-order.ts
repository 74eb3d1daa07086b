import type { Address } from '../address.ts'
import type { Minor } from '../money.ts'
import type { LineDetails } from '../orders/order.ts'
import type { ReturnState } from '../orders/order-states.ts'
import type { Translations } from '../translations.ts'

/** Names as they were when the return was made. */
export interface ReturnDetails {
  payment_type?: string
  delivery_platform?: string
  delivery_name?: Translations
  /** Whether returns bound orders (core/merchants/settings.ts, hasReturnOrderRevamp). */
  return_order_revamp?: boolean
}

/**
 * Goods that come back: the row of `return_orders` as the database writes it (decision 0005), with
 * its lines and the numbers of its order. The shares are of what lowered the whole order.
 */
export interface ReturnOrder {
  merchant_id: string
  id: string
  order_id: string
  return_number: string
  return_state: ReturnState
  refund_state: 'pending' | 'refunded'
  parcel_state: 'returning' | 'collected'
  inspection_state: 'pending' | 'inspected'
  /** False when the customer keeps the goods. */
  brings_goods_back: boolean
  customer_id: string | null
  customer_name: string | null
  customer_email: string | null
  customer_phone: string | null
  recipient_name: string | null
  recipient_phone: string | null
  recipient_phone_country_code: string | null
  address: Address
  tracking_number: string
  currency: string
  /** The money to be paid back. */
  total_minor: Minor
  discount_minor: Minor
  credit_minor: Minor
  points_used: number
  points_value_minor: Minor
  /** When what is given back expires; null is never. */
  credits_expire_at: string | null
  points_expire_at: string | null
  payment_id: string
  payment_method_id: string | null
  delivery_id: string
  delivery_option_id: string | null
  details: ReturnDetails
  shopline_fields: Record<string, unknown> | null
  completed_at: string | null
  cancelled_at: string | null
  created_at: string
  updated_at: string
  version: number
  /** Read with the return, not stored on it. */
  order_number: string
  merchant_number: string | null
  lines: ReturnLine[]
}

/** Units of one line of the order. */
export interface ReturnLine {
  merchant_id: string
  return_order_id: string
  position: number
  id: string
  order_line_id: string
  product_id: string | null
  variant_id: string | null
  sku: string
  title: string
  quantity: number
  unit_price_minor: Minor
  /** These units' share of what the line came to. */
  total_minor: Minor
  reason: string
  remark: string | null
  inspection_remark: string | null
  inspection_state: 'pending' | 'accepted' | 'rejected'
  details: LineDetails
}
