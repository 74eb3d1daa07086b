// What the console is told about customers, and what it may ask. Amounts are hundredths of the
// currency's main unit, points are whole, times are ISO texts in UTC, ids are texts.

/** A page of a list: `next` is sent as `after`, `previous` as `before`; null where there is no more. */
export interface CursorPage<Row> {
  items: Row[]
  next: string | null
  previous: string | null
}

/** GET /api/customers?q=&tag=&is_member=&created_from=&created_to=&sort=&after=&before=&limit= */
export type CustomerListPage = CursorPage<CustomerListItem>

export interface CustomerListItem {
  id: string
  name: string
  phone: string | null
  email: string | null
  /** The member number of the tills. */
  wixtar_number: string
  membership_no: string | null
  is_member: boolean
  is_blacklisted: boolean
  tags: string[]
  /** Orders placed and not cancelled. */
  order_count: number
  order_total_minor: number
  credits_minor: number
  points: number
  created_at: string
  updated_at: string
}

export type Gender = 'male' | 'female' | 'other'

/** An id or number that the customer has somewhere. */
export interface IdentityJson {
  kind:
    | 'shopline_id'
    | 'firstline_contact'
    | 'wixtar_member'
    | 'membership_no'
    | 'identity_no'
    | 'ref_user_id'
    | 'line_id'
    | 'facebook_id'
    | 'google_id'
  value: string
}

export interface CustomerAddressJson {
  recipient_name: string | null
  recipient_phone: string | null
  country_code: string | null
  postcode: string | null
  state: string | null
  city: string | null
  district: string | null
  address_1: string | null
  address_2: string | null
}

/** What of a balance expires next. */
export interface NextExpiryJson {
  expires_at: string
  amount: number
}

export type CustomerAction = 'update' | 'set_tags' | 'adjust_credits' | 'adjust_points'

export interface CustomerActionJson {
  action: CustomerAction
  is_allowed: boolean
  /** Why not: the code that the action itself would be refused with; null when it is allowed. */
  reason: string | null
}

/** GET /api/customers/:id, and what every change of a customer answers with. */
export interface CustomerDetail {
  id: string
  name: string
  family_name: string | null
  given_name: string | null
  email: string | null
  /** The number to call. */
  phone: string | null
  /** Others that were sent. */
  other_phones: string[]
  phone_country_code: string | null
  gender: Gender | null
  /** YYYY-MM-DD. */
  birthday: string | null
  memo: string | null
  locale: string | null
  is_member: boolean
  registered_at: string | null
  is_blacklisted: boolean
  is_subscribed_marketing_email: boolean
  identities: IdentityJson[]
  addresses: CustomerAddressJson[]
  tags: string[]
  orders: {
    /** Placed and not cancelled, through any face. */
    order_count: number
    order_total_minor: number
    cancelled_count: number
    last_ordered_at: string | null
    by_face: {
      face: string
      order_count: number
      order_total_minor: number
      cancelled_count: number
      last_ordered_at: string
    }[]
  }
  credits: { balance_minor: number; next_expiry: NextExpiryJson | null }
  points: { balance: number; next_expiry: NextExpiryJson | null }
  created_by: string
  created_at: string
  updated_at: string
  version: number
  actions: CustomerActionJson[]
}

/** GET /api/customers/:id/orders: newest first. */
export type CustomerOrdersPage = CursorPage<CustomerOrderJson>

export interface CustomerOrderJson {
  id: string
  order_number: string
  origin: string
  source: string | null
  store: { id: string; name: string } | null
  order_state: string
  payment_state: string
  delivery_state: string
  currency: string
  total_minor: number
  has_difference: boolean
  /** Titles of the first lines. */
  titles: string[]
  line_count: number
  ordered_at: string
}

export type Ledger = 'credits' | 'points'

/** GET /api/customers/:id/ledgers?ledger=credits|points: newest first; `next` only. */
export interface LedgerPage {
  ledger: Ledger
  items: LedgerEntryJson[]
  next: string | null
}

export interface LedgerEntryJson {
  id: string
  /** The ledger's own word for why: manual_credit, applied_credit, order_redeemed … */
  type: string
  /** Hundredths for credits, whole points for points; below zero was taken away. */
  amount: number
  /** What there was after it. */
  balance: number
  /** What is left of what was given. */
  unspent: number
  expired: number
  remarks: string
  order: { id: string; order_number: string | null } | null
  expires_at: string | null
  actor_name: string
  occurred_at: string
}

/** POST /api/customers/:id/credits (`amount` in hundredths) and /points (whole points). */
export interface AdjustInput {
  /** Below zero takes away; never more than there is. */
  amount: number
  reason: string
  /** Only for what is given: an instant, or a day of the shop's own to its end; null never expires. */
  expires_at?: string | null
}

/** What an adjustment answers with. */
export interface AdjustedJson {
  ledger: Ledger
  entry: LedgerEntryJson
  /** The balance now. */
  balance: number
}

/** GET /api/customers/:id/merge-candidates: the likeliest first. */
export interface MergeCandidatesJson {
  items: MergeCandidateJson[]
}

export interface MergeCandidateJson {
  customer: CustomerListItem
  likeness: 'strong' | 'likely' | 'weak'
  evidence: { kind: EvidenceKind; value: string }[]
}

export type EvidenceKind =
  | 'phone'
  | 'email'
  | 'membership_no'
  | 'identity_no'
  | 'name_and_address'
  | 'name_and_birthday'
  | 'address'
  | 'name'

/** POST /api/customers, and PATCH /api/customers/:id, where what is left out stays as it is. */
export interface CustomerInput {
  name: string
  email?: string | null
  phone?: string | null
  gender?: Gender | null
  birthday?: string | null
  memo?: string | null
  membership_no?: string | null
  is_blacklisted?: boolean
  is_member?: boolean
  /** POST alone. */
  tags?: string[]
}

/** PUT /api/customers/:id/tags */
export interface CustomerTagsInput {
  tags: string[]
}

/** GET /api/customer-tags?q=: names to choose from. */
export interface CustomerTagsJson {
  items: string[]
}
