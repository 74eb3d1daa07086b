// What the console is told about one order; what it may do is in ../order-actions/contract.ts. Amounts
// are hundredths of the currency's main unit, times are ISO texts in UTC, ids are texts.

import type { OrderActionJson, ReturnActionJson } from '../order-actions/contract.ts'

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
export type LineKind = 'product' | 'custom_product' | 'discount'
/** Text by language: zh-hant, en, … */
export type Words = Record<string, string>

/** A line as it is, or was. `total_minor` of a discount is positive and lowers the order. */
export interface OrderLineJson {
  id: string
  position: number
  kind: LineKind
  product_id: string | null
  variant_id: string | null
  code: string
  sku: string
  title: string
  /** The variant's own words: 紅色, L. Empty for a product without variations. */
  variant_title: string
  quantity: number
  unit_price_minor: number
  /** The catalogue's price at the sale; null when nobody knows it. */
  list_price_minor: number | null
  discount_minor: number | null
  total_minor: number
  /** What price, quantity and discount come to; differs from `total_minor` when `has_difference`. */
  computed_total_minor: number
  has_difference: boolean
  voucher_numbers: string[]
}

/** One amount of the order as somebody reported it, beside what we reckon. */
export interface AmountJson {
  name: 'subtotal' | 'total'
  /** Null when nobody reported it: then there is no difference. */
  reported_minor: number | null
  computed_minor: number
  has_difference: boolean
}

export interface AddressJson {
  country_code: string | null
  country: string | null
  postcode: string | null
  state: string | null
  city: string | null
  district: string | null
  address_1: string | null
  address_2: string | null
}

export interface OrderMessageJson {
  id: string
  sender: 'merchant' | 'customer'
  text: string | null
  /** Only the shop sees it. */
  is_private: boolean
  created_at: string
}

/** An order by itself: as it is, as it was at an instant, or as it would be. */
export interface OrderJson {
  id: string
  /** The order's id in each face. */
  ids: { shopline: string; firstline: string; wixtar: string }
  firstline_id: number
  wixtar_number: string
  order_number: string
  merchant_number: string | null
  ref_order_id: string | null
  origin: 'shopline' | 'firstline' | 'wixtar' | 'console'
  source: string | null
  order_state: OrderState
  payment_state: PaymentState
  delivery_state: DeliveryState
  carrier_state: string
  store_id: string
  register_code: string
  shift: { code: string; name: string | null } | null
  operator: { code: string | null; name: string | null }
  modified_by: { code: string | null; name: string | null }
  /** As it stands on the order. */
  customer: { id: string | null; name: string | null; email: string | null; phone: string | null }
  recipient: { name: string | null; phone: string | null }
  delivery_address: AddressJson
  delivery: {
    option_id: string | null
    /** The option's name at the sale; null when none was chosen. */
    option_name: Words | null
    /** The carrier's code; `custom` when no carrier is integrated. */
    platform: string | null
    fee_minor: number | null
    remark: string | null
  }
  payment: {
    method_id: string | null
    method_name: Words | null
    type: string | null
    fee_minor: number | null
  }
  tracking_number: string
  tracking_url: string | null
  currency: string
  /** As shown in every face: as reported, else as computed. */
  subtotal_minor: number
  total_minor: number
  reported: { subtotal_minor: number | null; total_minor: number | null }
  computed: { subtotal_minor: number; total_minor: number }
  amounts: AmountJson[]
  has_difference: boolean
  discount_minor: number | null
  /** The sum of the discount lines. */
  discount_lines_minor: number
  shipping_fee_minor: number | null
  tax_minor: number | null
  /** Whether the total holds the delivery fee and the tax; not so in orders of SHOPLINE. */
  total_has_fees: boolean
  /** Shopping credits that were used, in hundredths; points that were used and what they are worth. */
  credit_minor: number
  points_used: number
  points_value_minor: number
  /** Whether its goods left the shelves; cancelling puts them back. */
  stock_deducted: boolean
  lines: OrderLineJson[]
  tags: string[]
  /** What the customer wrote at the sale; nobody changes it. */
  remark: string | null
  /** The shop's own note. */
  note: string | null
  messages: OrderMessageJson[]
  parent_order_id: string | null
  child_order_ids: string[]
  ordered_at: string
  confirmed_at: string | null
  completed_at: string | null
  cancelled_at: string | null
  paid_at: string | null
  shipped_at: string | null
  arrived_at: string | null
  collected_at: string | null
  returned_at: string | null
  split_at: string | null
  created_at: string
  updated_at: string
  version: number
}

/** What is known of a line beside the order: for returns, for edits. */
export interface OrderDetailLineJson extends OrderLineJson {
  /** Units in returns that were not cancelled. */
  returned_quantity: number
  returnable_quantity: number
  /** Units of the variant in the order's warehouse now; null without a variant, or when unlimited. */
  stock_quantity: number | null
}

/** A return by itself: as it is, or as it would be. */
export interface OrderReturnJson {
  id: string
  return_number: string
  return_state: 'pending' | 'confirmed' | 'completed' | 'cancelled'
  refund_state: 'pending' | 'refunded'
  parcel_state: 'returning' | 'collected'
  brings_goods_back: boolean
  total_minor: number
  credit_minor: number
  points_used: number
  lines: {
    order_line_id: string
    title: string
    sku: string
    quantity: number
    total_minor: number
    reason: string
    remark: string | null
  }[]
  created_at: string
  completed_at: string | null
  cancelled_at: string | null
  version: number
}

/** With what may be done with it. */
export interface OrderDetailReturnJson extends OrderReturnJson {
  actions: ReturnActionJson[]
}

export interface RelatedOrderJson {
  id: string
  order_number: string
  order_state: OrderState
  payment_state: PaymentState
  delivery_state: DeliveryState
  currency: string
  total_minor: number
}

/** GET /api/orders/:id, and what every action answers with. */
export interface OrderDetail extends OrderJson {
  lines: OrderDetailLineJson[]
  actions: OrderActionJson[]
  store: { id: string; code: string; name: string; kind: 'online' | 'physical' }
  /** The customer as known now; null without one, when the customer was deleted, and without
   * customers:read. */
  customer_now: {
    id: string
    name: string
    email: string | null
    phone: string | null
    member_number: string
    is_member: boolean
    order_count: number
    order_total_minor: number
    credits_minor: number
    points: number
    tags: string[]
  } | null
  returns: OrderDetailReturnJson[]
  parent: RelatedOrderJson | null
  children: RelatedOrderJson[]
  /** Whether cancelling gives credits and points back unless told otherwise: the shop's setting. */
  cancel_reverts_by_default: boolean
  /** Shop's tags that its orders have, to choose from; limits of one order and of the shop. */
  known_tags: string[]
  tag_limits: { order: number; merchant: number }
}

/** One thing that differs. `line` says which line it is about, for the fields that begin `line_`. */
export interface FieldChange {
  /** A member of the order (`tracking_number`, `total_minor`, `order_state`, …) or `line_added`,
   * `line_removed`, `line_quantity`, `line_unit_price_minor`, `line_discount_minor`,
   * `line_total_minor`, `line_title`, `line_vouchers`. */
  field: string
  before: unknown
  after: unknown
  line?: { id: string; title: string; sku: string; kind: LineKind }
}

/** GET /api/orders/:id/faces: the order as each face answers it. */
export interface OrderFacesJson {
  faces: OrderFaceJson[]
}

export interface OrderFaceJson {
  face: 'shopline' | 'firstline' | 'wixtar'
  /** The vendor's own title of the operation. */
  title: string
  method: 'GET'
  path: string
  status: number
  /** Exactly what the face answers, member by member in its order. */
  body: unknown
}

export type StoryKind = 'event' | 'stock' | 'ledger' | 'message' | 'webhook'

/**
 * One thing that happened. `data` by kind: event, what it tells; stock { sku, title, warehouse,
 * quantity }; ledger { ledger, amount, type }; message { text, sender }; webhook { address, state,
 * attempt_count, event_id, delivery_id }.
 */
export interface StoryEntryJson {
  at: string
  kind: StoryKind
  id: string
  /** The event's kind, the movement's reason, the posting's type, message | note, the topic. */
  what: string
  face: 'shopline' | 'firstline' | 'wixtar' | 'console' | 'system' | null
  actor_name: string | null
  /** What an event changed, in the order of the fields of OrderJson. */
  changes: FieldChange[]
  data: Record<string, unknown>
}

/** GET /api/orders/:id/story?at= */
export interface OrderStoryJson {
  at: string | null
  order: OrderJson
  entries: StoryEntryJson[]
}
