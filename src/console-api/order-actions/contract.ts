import type { AddressJson, FieldChange, OrderJson, OrderReturnJson } from '../orders/contract.ts'

/** What can be done with an order. `edit_delivery` is recipient, address and tracking. */
export type OrderAction =
  | 'confirm'
  | 'mark_paid'
  | 'ship'
  | 'complete'
  | 'cancel'
  | 'return'
  | 'split'
  | 'edit_items'
  | 'edit_details'
  | 'edit_delivery'
  | 'add_note'

export interface OrderActionJson {
  action: OrderAction
  is_allowed: boolean
  /** Why not: the code that the action itself would be refused with; null when it is allowed. */
  reason: string | null
}

/** What can be done with a return that is not closed. */
export type ReturnAction = 'complete' | 'cancel'

export interface ReturnActionJson {
  action: ReturnAction
  is_allowed: boolean
  reason: string | null
}

/** What an action would do: the answer to `?dry_run=true`. Nothing of it has happened. */
export interface Rehearsal {
  /** Null where the order is made by it. */
  before: OrderJson | null
  after: OrderJson
  changes: FieldChange[]
  /** The order that a split makes. */
  child: OrderJson | null
  /** The return that it makes or moves on, as it would be. */
  return: OrderReturnJson | null
  stock: {
    variant_id: string
    sku: string
    title: string
    warehouse: string
    /** Negative leaves the shelf. */
    quantity: number
    level_after: number
  }[]
  /** The customer's side: credits in hundredths, whole points; negative is spent. */
  ledger: { ledger: 'credits' | 'points'; type: string; amount: number; balance_after: number }[]
  vouchers: { number: string; becomes: 'used' | 'unused' }[]
  /** Kinds of the events, in their order. */
  events: string[]
  /** How many webhook subscriptions will be told, each counted once. */
  webhooks: number
}

// What the actions take. Each is POST /api/orders/:id/<action> unless said otherwise, answers with
// OrderDetail, honours If-Match (the version seen; else 409 order_changed_meanwhile) and
// Idempotency-Key, and with ?dry_run=true answers with Rehearsal and does nothing.
//
// What may be done with a return is POST /api/returns/:id/<action> without input, likewise; If-Match
// is the version of the return (else 409 return_order_changed_meanwhile). Completing: goods and money
// have changed hands, so stock, credits and points go back. Cancelling: nothing does.

/** POST /confirm */
export interface ConfirmInput {
  notifies?: boolean
}

/** POST /mark-paid */
export interface MarkPaidInput {
  notifies?: boolean
}

/** POST /ship */
export interface ShipInput {
  /** Left out stays as it is; so does the address of the tracking page. */
  tracking_number?: string
  tracking_url?: string | null
  notifies?: boolean
}

/** POST /complete: handed over, and paid unless money has moved already. */
export type CompleteInput = Record<string, never>

export type CancelReasonKey =
  | 'other'
  | 'change_mind'
  | 'expensive_price'
  | 'repeat_purchase'
  | 'wait_too_long'
  | 'change_item'
  | 'incorrect_customer_info'

/** POST /cancel: stock goes back by itself. */
export interface CancelInput {
  reason: { key: CancelReasonKey; message?: string }
  /** Give back the credits and points it took; as the shop's setting says when left out. */
  reverts?: { credits: boolean; points: boolean }
  /** What becomes of a payment that was made; it stays paid when left out. */
  paid_becomes?: 'refunding' | 'refunded'
  operated_by?: 'merchant' | 'customer'
  notifies?: boolean
}

/** POST /split: these units go on in an order of their own. */
export interface SplitInput {
  lines: { id: string; quantity: number }[]
  notifies?: boolean
}

/** POST /return */
export interface ReturnInput {
  /** A remark goes with the reason `other` alone. */
  lines: { id: string; quantity: number; reason: ReturnReasonKey; remark?: string | null }[]
  /** False when the customer keeps the goods; true when left out. */
  brings_goods_back?: boolean
  /** Goods and money change hands now: stock, credits and points go back at once. */
  completes?: boolean
}

export type ReturnReasonKey =
  | 'not_expected'
  | 'broke_during_delivery'
  | 'wrong_variation'
  | 'wrong_item'
  | 'other'

/** POST /notes: text of the shop on the order. */
export interface NoteInput {
  text: string
  /** True when left out: only the shop sees it. */
  is_private?: boolean
}

/** PUT /lines: all lines as they shall be; a line that is not named is removed. */
export interface LinesInput {
  lines: LineInput[]
}

export type LineInput =
  /** A line that stays; what is left out stays as it is. */
  | {
      id: string
      quantity?: number
      unit_price_minor?: number
      discount_minor?: number
      title?: string
    }
  | { kind: 'product'; variant_id: string; quantity: number; unit_price_minor?: number }
  | { kind: 'custom_product'; title: string; quantity: number; unit_price_minor: number }
  /** The amount is positive and lowers the order. */
  | { kind: 'discount'; title: string; unit_price_minor: number }

/** PATCH /api/orders/:id: what is left out stays as it is. */
export interface DetailsInput {
  note?: string | null
  tags?: string[]
  recipient_name?: string | null
  recipient_phone?: string | null
  delivery_address?: Partial<AddressJson>
  tracking_number?: string
  tracking_url?: string | null
}
