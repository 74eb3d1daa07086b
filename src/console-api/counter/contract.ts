// What the form for a new order is told, and what it may send. Amounts are hundredths of the
// currency's main unit, ids are texts.
import type { LineInput, Rehearsal } from '../order-actions/contract.ts'
import type {
  AddressJson,
  DeliveryState,
  OrderState,
  PaymentState,
  Words,
} from '../orders/contract.ts'

/** GET /api/counter/products?store_id=&q= */
export interface CounterProductsJson {
  items: CounterProductJson[]
}

export interface CounterProductJson {
  product_id: string
  variant_id: string
  title: string
  /** The variant's own words: 紅色, L. Empty for a product without variations. */
  variant_title: string
  code: string
  sku: string
  barcode: string | null
  /** What is asked for: the sale price, where there is one. */
  price_minor: number
  list_price_minor: number
  /** Units in the store's warehouse; null when it is never counted. */
  stock_quantity: number | null
  out_of_stock_orderable: boolean
  image_url: string | null
  /** The text is its barcode, SKU or product number: what a scanner sends. */
  is_exact: boolean
}

/** GET /api/counter/customers?q= */
export interface CounterCustomersJson {
  items: CounterCustomerJson[]
}

export interface CounterCustomerJson {
  id: string
  name: string
  email: string | null
  phone: string | null
  member_number: string
  is_member: boolean
  credits_minor: number
  points: number
  /** The first of the customer's addresses; null without one. */
  address: (AddressJson & { recipient_name: string | null; recipient_phone: string | null }) | null
  /** The whole text is the customer's phone, e-mail or member number. */
  is_exact: boolean
}

/** GET /api/counter/options */
export interface CounterOptionsJson {
  currency: string
  /** Points that are worth one main unit. */
  points_per_unit: number
  /** Stores with a counter first. */
  stores: {
    id: string
    code: string
    kind: 'online' | 'physical'
    name: string
    registers: { code: string; name: string }[]
  }[]
  delivery_options: { id: string; name: Words; delivery_type: string; fee_minor: number }[]
  payment_methods: { id: string; name: Words; type: string }[]
  known_tags: string[]
}

/**
 * POST /api/orders: an order of the counter or of the phone. With ?dry_run=true it answers with
 * NewOrderRehearsal and does nothing, else with CreatedOrderJson.
 */
export interface NewOrderInput {
  store_id: string
  register_code?: string
  /** One of the two, or neither for somebody who passes by. */
  customer_id?: string | null
  new_customer?: { name: string; phone?: string | null; email?: string | null } | null
  lines: NewOrderLineInput[]
  /** Off the whole order. */
  discount_minor?: number
  delivery_option_id?: string | null
  /** The fee of the delivery option when left out. */
  shipping_fee_minor?: number
  payment_method_id?: string | null
  is_paid: boolean
  /** The customer takes the goods along. */
  is_handed_over: boolean
  recipient_name?: string | null
  recipient_phone?: string | null
  delivery_address?: Partial<AddressJson>
  /** What the customer says about the order. */
  remark?: string | null
  /** The shop's own note. */
  note?: string | null
  tags?: string[]
  credit_minor?: number
  points_used?: number
}

/** A product costs what the catalogue asks for when the price is left out. */
export type NewOrderLineInput =
  | Exclude<LineInput, { id: string } | { kind: 'discount' }>
  /** The amount is positive and lowers the order; a voucher that is named is used. */
  | { kind: 'discount'; title: string; unit_price_minor: number; voucher_number?: string }

export interface CreatedOrderJson {
  id: string
  order_number: string
  wixtar_number: string
  currency: string
  total_minor: number
  order_state: OrderState
  payment_state: PaymentState
  delivery_state: DeliveryState
  customer_id: string | null
}

/** What the order would be. The amounts are there also when it would be refused. */
export interface NewOrderRehearsal {
  currency: string
  /** In the order in which they were sent. */
  lines: { title: string; quantity: number; unit_price_minor: number; total_minor: number }[]
  subtotal_minor: number
  discount_lines_minor: number
  discount_minor: number
  shipping_fee_minor: number
  credit_minor: number
  points_value_minor: number
  total_minor: number
  /** Why it would be refused, and the line that it is about; null when it would not. */
  refusal: {
    code: string
    values: Record<string, string | number>
    line: number | null
  } | null
  /** What else it would do; null when it would be refused. */
  effects: {
    order_state: OrderState
    payment_state: PaymentState
    delivery_state: DeliveryState
    stock: Rehearsal['stock']
    ledger: Rehearsal['ledger']
    webhooks: number
  } | null
}
