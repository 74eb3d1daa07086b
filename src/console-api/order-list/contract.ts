import type { DeliveryState, OrderState, PaymentState } from '../orders/contract.ts'

/** The working lists of the day, each with an index of its own. */
export type OrderQueue = 'waiting_payment' | 'to_ship' | 'returning' | 'differing'

export type OrderSort = 'ordered_at' | 'updated_at' | 'total' | 'order_number'

/** What GET /api/orders, its total and its CSV look for; lists mean any of. */
export interface OrderQuery {
  queue?: OrderQueue
  order_state?: OrderState[]
  payment_state?: PaymentState[]
  delivery_state?: DeliveryState[]
  origin?: string[]
  store_id?: string[]
  tag?: string[]
  customer_id?: string
  /** ISO instants; `ordered_to` itself is left out. */
  ordered_from?: string
  ordered_to?: string
  has_difference?: 'true' | 'false'
  has_return?: 'true' | 'false'
  q?: string
}

/** An order as one row of the list. */
export interface OrderListItem {
  id: string
  order_number: string
  wixtar_number: string
  origin: string
  source: string | null
  order_state: OrderState
  payment_state: PaymentState
  delivery_state: DeliveryState
  store: { id: string; name: string }
  customer: { id: string | null; name: string | null; phone: string | null }
  recipient_name: string | null
  tracking_number: string
  currency: string
  total_minor: number
  computed_total_minor: number
  has_difference: boolean
  has_return: boolean
  /** Units of all product lines. */
  item_count: number
  tags: string[]
  note: string | null
  ordered_at: string
  updated_at: string
  version: number
}

/** GET /api/orders?sort=&direction=&limit=&after=|before= */
export interface OrderList {
  items: OrderListItem[]
  /** Ids to go on from: `after` this for the next page, `before` this for the page before. */
  next: string | null
  previous: string | null
  /** How many there are, on the first page only; not exact beyond what is counted. */
  total: { value: number; is_exact: boolean } | null
}

/** GET /api/order-tags */
export interface OrderTags {
  items: string[]
  limits: { order: number; merchant: number }
}

/** POST /api/orders/bulk?dry_run= */
export interface BulkInput {
  /** At most 200. */
  ids: string[]
  action: 'tag' | 'ship'
  /** For `tag`. */
  add_tags?: string[]
  remove_tags?: string[]
  /** For `ship`: the parcel's number of some of the orders. */
  tracking?: { order_id: string; tracking_number: string }[]
  notifies?: boolean
}

/** What became, or would become, of one order; `code` is the refusal's. */
export interface BulkResult {
  id: string
  order_number: string | null
  result: 'done' | 'unchanged' | 'refused'
  code: string | null
}

export interface BulkAnswer {
  dry_run: boolean
  done: number
  unchanged: number
  refused: number
  results: BulkResult[]
}
