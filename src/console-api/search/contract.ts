import type { DeliveryState, OrderState, PaymentState } from '../orders/contract.ts'

/** The text of a found row that holds the query. `field` names it: phone, email, sku, voucher … */
export interface SearchMatch {
  field:
    | 'id'
    | 'order_number'
    | 'system_number'
    | 'merchant_number'
    | 'wixtar_number'
    | 'tracking_number'
    | 'customer_name'
    | 'recipient_name'
    | 'name'
    | 'phone'
    | 'email'
    | 'member_number'
    | 'reference'
    | 'title'
    | 'sku'
    | 'code'
    | 'barcode'
    | 'option'
    | 'voucher_number'
  text: string
}

interface Hit {
  id: string
  label: string
  sub_label: string
  /** Null where pieces of the query stand in different texts. */
  matched: SearchMatch | null
}

export interface OrderHit extends Hit {
  order_state: OrderState
  payment_state: PaymentState
  delivery_state: DeliveryState
  total_minor: number
  currency: string
  ordered_at: string
}

export type CustomerHit = Hit

export interface ProductHit extends Hit {
  status: string
}

export interface VoucherHit extends Hit {
  customer_id: string | null
  order_id: string | null
  used_at: string | null
  ends_at: string
}

/** GET /api/search?q=&limit=: the newest of each noun that the caller may see. */
export interface SearchAnswer {
  q: string
  orders: OrderHit[]
  customers: CustomerHit[]
  products: ProductHit[]
  vouchers: VoucherHit[]
}
