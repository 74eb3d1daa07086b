import type { Minor } from '../money.ts'
import type { DeliveryState, OrderState, PaymentState } from '../orders/order.ts'

/** An order that a search found, with every text it may have been found by. */
export interface FoundOrder {
  id: string
  order_number: string
  system_number: string
  merchant_number: string | null
  wixtar_number: string
  tracking_number: string
  customer_name: string | null
  customer_phone: string | null
  customer_email: string | null
  recipient_name: string | null
  recipient_phone: string | null
  order_state: OrderState
  payment_state: PaymentState
  delivery_state: DeliveryState
  total_minor: Minor
  currency: string
  ordered_at: string
  lines: { title: string; sku: string; code: string; voucher_numbers: string[] }[]
}

export interface FoundCustomer {
  id: string
  name: string
  phone: string | null
  email: string | null
  membership_no: string | null
  wixtar_number: string
  ref_user_id: string | null
  phones: string[] | null
}

export interface FoundProduct {
  id: string
  title: string
  status: string
  title_translations: Record<string, string>
  variants: {
    sku: string
    code: string
    barcode: string | null
    fields_translations: Record<string, string[]>
    price_minor: Minor
  }[]
}

export interface FoundVoucher {
  id: string
  number: string
  kind_name: string
  customer_id: string | null
  customer_name: string | null
  ends_at: string
  /** Of the use that stands. */
  order_id: string | null
  used_at: string | null
}
