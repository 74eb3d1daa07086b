// What the console is told about stores, tills, shifts and what they took. Amounts are hundredths of
// the merchant's currency, times are ISO texts in UTC, days are those of the merchant's clocks.

export interface Register {
  code: string
  name: string
}

/** Times of day are HH:MM; a shift that stops before it starts runs past midnight. */
export interface Shift {
  code: string
  name: string
  start_time: string
  stop_time: string
}

/** What orders add up to. Cancelled ones count apart, drafts and removed ones not at all. */
export interface SalesFigures {
  order_count: number
  /** What was sold, paid or not. */
  sales_minor: number
  paid_minor: number
  refunded_minor: number
  /** Paid, less what was paid back. */
  net_minor: number
  cancelled_count: number
  cancelled_minor: number
  /** Orders in another currency, whose amounts are in none of the sums. */
  other_currency_count: number
}

/** GET /api/stores */
export interface StoreList {
  /** The day that the figures are of, and the instants at which it begins and ends. */
  today: string
  from: string
  to: string
  currency: string
  items: StoreListItem[]
}

export interface StoreListItem {
  id: string
  kind: 'online' | 'physical'
  code: string
  name: string
  address: string | null
  register_count: number
  shift_count: number
  /** Null without reports:read. */
  today: SalesFigures | null
}

/** What can be done, and the code of the refusal where it cannot. */
export interface StoreAction {
  action: 'remove' | 'change_tills'
  is_allowed: boolean
  reason: string | null
}

/** GET /api/stores/:id; `version` goes into If-Match of what changes it. */
export interface StoreDetail {
  id: string
  version: number
  kind: 'online' | 'physical'
  code: string
  name: string
  name_translations: Record<string, string>
  phone: string | null
  address: string | null
  warehouse: { id: string; name: string }
  registers: Register[]
  shifts: Shift[]
  /** Today on the merchant's clocks. */
  today: string
  currency: string
  actions: StoreAction[]
  created_at: string
  updated_at: string
}

/** Names by language; the one of the merchant's own language is asked for. */
export interface NameTranslations {
  'zh-hant': string
  en: string
}

/** POST /api/stores */
export interface NewStore {
  code: string
  name_translations: NameTranslations
  phone: string | null
  address: string | null
  registers: Register[]
  shifts: Shift[]
}

/** PATCH /api/stores/:id */
export type StoreChanges = Partial<Pick<NewStore, 'name_translations' | 'phone' | 'address'>>

/** PUT /api/stores/:id/registers; POST there adds one. */
export interface RegisterList {
  registers: Register[]
}

/** PUT /api/stores/:id/shifts */
export interface ShiftList {
  shifts: Shift[]
}

export interface PaymentTakings extends SalesFigures {
  payment_method_id: string | null
  /** Null where the orders name no way of payment, as those of tills. */
  name_translations: Record<string, string> | null
}

export interface ShiftTakings extends SalesFigures {
  register: Register
  /** Null for what was sold outside of any shift. */
  shift: { code: string; name: string } | null
  state: 'not_begun' | 'running' | 'ended' | 'handed_over' | null
  handover: { staff_code: string; staff_name: string | null; handed_over_at: string } | null
  can_hand_over: { is_allowed: boolean; reason: string | null }
  operators: { code: string; name: string }[]
  payments: PaymentTakings[]
}

/** GET /api/stores/:id/takings?date= */
export interface StoreTakings {
  business_on: string
  /** When that day of the calendar begins and ends. */
  from: string
  to: string
  currency: string
  shifts: ShiftTakings[]
  total: SalesFigures
  payments: PaymentTakings[]
}

export interface Handover {
  /** For `after`. */
  id: string
  business_on: string
  register_code: string
  shift_code: string
  staff_code: string
  staff_name: string | null
  handed_over_at: string
}

/** GET /api/stores/:id/handovers?after=&limit= */
export interface HandoverPage {
  items: Handover[]
  next: string | null
}

/** POST /api/stores/:id/handovers */
export interface NewHandover {
  register_code: string
  shift_code: string
  business_on: string
}
