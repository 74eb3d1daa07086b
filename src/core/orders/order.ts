import type { Address } from '../address.ts'
import type { Media } from '../media.ts'
import type { Minor } from '../money.ts'
import type { Translations } from '../translations.ts'

export type OrderOrigin = 'shopline' | 'firstline' | 'wixtar'
export type OrderState = 'draft' | 'pending' | 'confirmed' | 'completed' | 'cancelled' | 'removed'
export type PaymentState =
  | 'open'
  | 'pending'
  | 'failed'
  | 'expired'
  | 'paid'
  | 'refunding'
  | 'partially_refunded'
  | 'refunded'
export type DeliveryState =
  | 'pending'
  | 'shipping'
  | 'shipped'
  | 'arrived'
  | 'collected'
  | 'returning'
  | 'returned'

/** Names as they were at the sale. */
export interface OrderDetails {
  delivery_name?: Translations
  /** The carrier's code; custom when no carrier is integrated. */
  delivery_platform?: string
  delivery_type?: string
  payment_name?: Translations
  payment_type?: string
  payment_fee_minor?: Minor
  /** The customer's reference id at the sale. */
  customer_ref_user_id?: string | null
  /** The physical store that sold; left out for sales of the online store. */
  store_name?: Translations
}

/**
 * The one record of a sale: the row of `orders` as the database writes it (decision 0005), with its
 * lines. Amounts are hundredths (`Minor`), times are ISO texts in UTC. The *_minor fields that may
 * be null are as reported and null when nobody reported them; `computed_*` is what we reckon.
 */
export interface Order {
  merchant_id: string
  id: string
  firstline_id: number
  wixtar_number: string
  order_number: string
  system_number: string
  merchant_number: string | null
  ref_order_id: string | null
  origin: OrderOrigin
  source: string | null
  order_state: OrderState
  payment_state: PaymentState
  delivery_state: DeliveryState
  /** How far the carrier is; see core/shipping/carrier-states.ts. */
  carrier_state: string
  store_id: string
  register_code: string
  shift_code: string | null
  shift_name: string | null
  operator_code: string | null
  operator_name: string | null
  modified_by_code: string | null
  modified_by_name: string | null
  customer_id: string | null
  customer_name: string | null
  customer_email: string | null
  customer_phone: string | null
  recipient_name: string | null
  recipient_phone: string | null
  currency: string
  subtotal_minor: Minor | null
  total_minor: Minor | null
  discount_minor: Minor | null
  shipping_fee_minor: Minor | null
  tax_minor: Minor | null
  credit_minor: Minor
  points_used: number
  points_value_minor: Minor
  computed_subtotal_minor: Minor
  computed_total_minor: Minor
  delivery_option_id: string | null
  payment_method_id: string | null
  tracking_number: string
  tracking_url: string | null
  /** The id of the order's delivery, which faces show as a thing of its own. */
  delivery_id: string
  delivery_remark: string | null
  delivery_address: Address
  tags: string[]
  remark: string | null
  note: string | null
  stock_deducted: boolean
  ordered_at: string
  source_updated_at: string | null
  confirmed_at: string | null
  completed_at: string | null
  cancelled_at: string | null
  paid_at: string | null
  shipped_at: string | null
  arrived_at: string | null
  collected_at: string | null
  returned_at: string | null
  /** When the carrier was asked, took the request on, and promised to fetch the parcel. */
  request_submitted_at: string | null
  request_authorized_at: string | null
  request_accepted_at: string | null
  /** The order this one was split off from. */
  parent_order_id: string | null
  child_order_ids: string[]
  split_at: string | null
  payment_updated_at: string
  delivery_updated_at: string
  created_at: string
  updated_at: string
  version: number
  details: OrderDetails
  shopline_fields: Record<string, unknown> | null
  firstline_fields: Record<string, unknown> | null
  wixtar_fields: Record<string, unknown> | null
  /** FIRST LINE's number of the customer; read with the order, not stored on it. */
  customer_firstline_id: number | null
  lines: OrderLine[]
  /** What shop and customer wrote about it, oldest first; rows of their own, read with the order. */
  messages: OrderMessage[]
}

/** A message between shop and customer about an order, or a note that only the shop sees. */
export interface OrderMessage {
  merchant_id: string
  id: string
  order_id: string
  sender: 'merchant' | 'customer'
  /** The customer; null when the shop writes. */
  sender_id: string | null
  text: string | null
  is_private: boolean
  details: MessageDetails
  created_at: string
  updated_at: string
}

/** What a face keeps with a message beside its text. */
export interface MessageDetails {
  media_id?: string
  trackable_type?: string | null
  trackable_id?: string | null
  custom_data?: unknown
}

export type LineKind = 'product' | 'custom_product' | 'discount'

/** The catalogue as it was at the sale. */
export interface LineDetails {
  title_translations?: Translations
  fields_translations?: Record<string, string[]>
  media?: Media | null
  /** SHOPLINE's snapshot of the product's attributes. */
  object_data?: Record<string, unknown>
  cost_minor?: Minor
  list_price_minor?: Minor
  is_preorder?: boolean
  /** Whether the variant is the only one of a product without variations. */
  is_default_variant?: boolean
  categories?: { id: string; title: string }[]
  /** The line's three amounts are shown as their writer sent them; null means sent without. */
  amounts_as_sent?: boolean
}

/**
 * One line of an order. A discount line has a positive total that lowers the order's. The nullable
 * amounts are as reported; null means that nobody reported them.
 */
export interface OrderLine {
  merchant_id: string
  order_id: string
  position: number
  id: string
  firstline_id: number
  kind: LineKind
  product_id: string | null
  variant_id: string | null
  code: string
  sku: string
  title: string
  quantity: number
  unit_price_minor: Minor
  before_discount_minor: Minor | null
  discount_minor: Minor | null
  total_minor: Minor | null
  voucher_numbers: string[]
  details: LineDetails
  created_at: string
  updated_at: string
  /** FIRST LINE's number of the variant, which never changes. */
  variant_firstline_id: number | null
}
