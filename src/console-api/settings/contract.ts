// What the console is told about a merchant's own settings. Amounts are hundredths of the merchant's
// currency, times are ISO texts in UTC; `version` goes into If-Match of what changes the row.

/** How customers earn and spend points; amounts in whole main units of the currency. */
export interface PointsRules {
  /** What must be spent to earn `earned_points`; 0 when purchases earn nothing. */
  earning_amount: number
  earned_points: number
  /** How much of one sale points may pay, in percent. */
  discount_rate_max: number
  /** Points that a purchase earns expire after so many days; null never. */
  valid_days: number | null
}

/** GET /api/settings */
export interface Settings {
  id: string
  version: number
  updated_at: string
  name: string
  email: string
  /** The language of the shop's own texts. */
  locale: string
  /** An IANA name; days, shifts and takings go by it. */
  timezone: string
  /** Shown to people whom nobody asks; it stays as the merchant was made. */
  currency: string
  handle: string
  company_code: string
  is_demo: boolean
  /** Points that are worth one main unit. */
  points_per_unit: number
  points_rules: PointsRules
  /** `system`: the time of the sale; `running`: 000001, 000002 … */
  order_numbers: 'system' | 'running'
  /** Null never archives. */
  archive_after_days: number | null
  return_order_revamp: boolean
  /** Whether cancelling gives credits and points back where the request does not say. */
  cancel_reverts: 'none' | 'revert'
  /** Whether completing a till's order takes stock. */
  till_stock: 'left' | 'taken'
}

/** PATCH /api/settings */
export type SettingsChanges = Partial<
  Omit<Settings, 'id' | 'version' | 'updated_at' | 'currency' | 'handle' | 'is_demo'>
>

/** GET /api/roles */
export interface RoleList {
  items: {
    role: 'agent' | 'supervisor' | 'admin' | 'sponsor'
    /** Such as `orders:write`. */
    permissions: string[]
  }[]
  /** Every permission there is, in the order in which people read them. */
  permissions: string[]
}

export type OptionStatus = 'active' | 'inactive'

export interface DeliveryOption {
  id: string
  version: number
  status: OptionStatus
  name_translations: Record<string, string>
  /** The carrier's code; `custom` when no carrier is integrated. */
  region_type: string
  delivery_type: string
  fee_minor: number
  updated_at: string
}

/** GET /api/delivery-options: the oldest first. */
export interface DeliveryOptionList {
  currency: string
  items: DeliveryOption[]
}

/** POST /api/delivery-options */
export interface NewDeliveryOption {
  name_translations: { 'zh-hant': string; en: string }
  region_type: string
  delivery_type: string
  fee_minor: number
}

/** PATCH /api/delivery-options/:id */
export type DeliveryOptionChanges = Partial<
  Omit<NewDeliveryOption, 'region_type'> & { status: OptionStatus }
>

export interface PaymentMethod {
  id: string
  version: number
  status: OptionStatus
  name_translations: Record<string, string>
  type: string
  fee_percent: number
  updated_at: string
}

/** GET /api/payment-methods: the oldest first. */
export interface PaymentMethodList {
  items: PaymentMethod[]
}

/** POST /api/payment-methods */
export interface NewPaymentMethod {
  name_translations: { 'zh-hant': string; en: string }
  type: string
  fee_percent: number
}

/** PATCH /api/payment-methods/:id */
export type PaymentMethodChanges = Partial<
  Omit<NewPaymentMethod, 'type'> & { status: OptionStatus }
>
