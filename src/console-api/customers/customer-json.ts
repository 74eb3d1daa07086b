import type { Permission } from '../../core/access/permissions.ts'
import type { Customer, SavedAddress } from '../../core/customers/customer.ts'
import {
  type CustomerSummary,
  findCustomerSummaries,
} from '../../core/customers/customer-summaries.ts'
import type { LedgerEntry } from '../../core/customers/find-ledger-entries.ts'
import { findNextExpiries, type NextExpiry } from '../../core/customers/find-next-expiries.ts'
import { findOrderFigures, type OrderFigures } from '../../core/customers/find-order-figures.ts'
import { loadCustomer } from '../../core/customers/load-customer.ts'
import { phonesOf } from '../../core/customers/phones.ts'
import type { Db } from '../../platform/db.ts'
import type {
  CustomerAction,
  CustomerActionJson,
  CustomerAddressJson,
  CustomerDetail,
  CustomerListItem,
  IdentityJson,
  LedgerEntryJson,
  NextExpiryJson,
} from './contract.ts'

const time = (instant: string) => new Date(instant).toISOString()
const optionalTime = (instant: string | null) => (instant === null ? null : time(instant))

/** A customer in a list, with what is reckoned for it. */
export function customerListItem(customer: Customer, summary: CustomerSummary): CustomerListItem {
  return {
    id: customer.id,
    name: customer.name,
    phone: customer.phone,
    email: customer.email,
    wixtar_number: customer.wixtar_number,
    membership_no: customer.membership_no,
    is_member: customer.registered_at !== null,
    is_blacklisted: customer.details.is_blacklisted ?? false,
    tags: summary.tags.map((tag) => tag.name),
    order_count: summary.order_count,
    order_total_minor: summary.order_total_minor,
    credits_minor: summary.credits_minor,
    points: summary.points,
    created_at: time(customer.created_at),
    updated_at: time(customer.updated_at),
  }
}

interface Reader {
  db: Db
  merchantId: string
  permissions: Permission[]
  now: Date
}

/** Reads all that the page of a customer shows; refuses an unknown one. All reads go out at once. */
export async function readCustomerDetail(reader: Reader, id: string): Promise<CustomerDetail> {
  const { db, merchantId, now } = reader
  const [customer, summaryOf, figures, expiries] = await Promise.all([
    loadCustomer(db, merchantId, { id }),
    findCustomerSummaries(db, merchantId, [id]),
    findOrderFigures(db, merchantId, id),
    findNextExpiries(db, merchantId, id, now),
  ])
  return customerDetail(customer, {
    summary: summaryOf(id),
    figures,
    expiries,
    permissions: reader.permissions,
  })
}

interface View {
  summary: CustomerSummary
  figures: OrderFigures[]
  expiries: { credits: NextExpiry | null; points: NextExpiry | null }
  permissions: Permission[]
}

function customerDetail(customer: Customer, view: View): CustomerDetail {
  const { summary, expiries } = view
  return {
    id: customer.id,
    name: customer.name,
    family_name: customer.family_name,
    given_name: customer.given_name,
    email: customer.email,
    phone: customer.phone,
    other_phones: phonesOf(customer).filter((each) => each !== customer.phone),
    phone_country_code: customer.phone_country_code,
    gender: customer.gender,
    birthday: customer.birthday,
    memo: customer.memo,
    locale: customer.locale,
    is_member: customer.registered_at !== null,
    registered_at: optionalTime(customer.registered_at),
    is_blacklisted: customer.details.is_blacklisted ?? false,
    is_subscribed_marketing_email: customer.details.is_subscribed_marketing_email ?? false,
    identities: identitiesJson(customer),
    addresses: customer.delivery_addresses.map(addressJson),
    tags: summary.tags.map((tag) => tag.name),
    orders: ordersJson(view.figures),
    credits: {
      balance_minor: summary.credits_minor,
      next_expiry: expiryJson(expiries.credits),
    },
    points: { balance: summary.points, next_expiry: expiryJson(expiries.points) },
    created_by: customer.created_by,
    created_at: time(customer.created_at),
    updated_at: time(customer.updated_at),
    version: customer.version,
    actions: actionsJson(view.permissions),
  }
}

function ordersJson(figures: OrderFigures[]): CustomerDetail['orders'] {
  const sum = (of: (each: OrderFigures) => number) =>
    figures.reduce((total, each) => total + of(each), 0)
  const times = figures.map((each) => time(each.last_ordered_at)).toSorted()
  return {
    order_count: sum((each) => each.order_count),
    order_total_minor: sum((each) => each.order_total_minor),
    cancelled_count: sum((each) => each.cancelled_count),
    last_ordered_at: times.at(-1) ?? null,
    by_face: figures.map((each) => ({
      face: each.origin,
      order_count: each.order_count,
      order_total_minor: each.order_total_minor,
      cancelled_count: each.cancelled_count,
      last_ordered_at: time(each.last_ordered_at),
    })),
  }
}

// One record has an id in every face, whichever made it; the others are there when somebody said so.
function identitiesJson(customer: Customer): IdentityJson[] {
  const linked = customer.details.shopline as Record<string, unknown> | undefined
  const all: [IdentityJson['kind'], unknown][] = [
    ['shopline_id', customer.id],
    ['firstline_contact', String(customer.firstline_id)],
    ['wixtar_member', customer.wixtar_number],
    ['membership_no', customer.membership_no],
    ['identity_no', customer.identity_no],
    ['ref_user_id', customer.ref_user_id],
    ['line_id', linked?.line_id],
    ['facebook_id', linked?.facebook_id],
    ['google_id', linked?.google_id],
  ]
  return all.flatMap(([kind, value]) =>
    typeof value === 'string' && value !== '' ? [{ kind, value }] : [],
  )
}

function addressJson(address: SavedAddress): CustomerAddressJson {
  return {
    recipient_name: address.recipient_name ?? null,
    recipient_phone: address.recipient_phone ?? null,
    country_code: address.country_code ?? null,
    postcode: address.postcode ?? null,
    state: address.state ?? null,
    city: address.city ?? null,
    district: address.district ?? null,
    address_1: address.address_1 ?? null,
    address_2: address.address_2 ?? null,
  }
}

function expiryJson(expiry: NextExpiry | null): NextExpiryJson | null {
  return expiry && { expires_at: time(expiry.expires_at), amount: expiry.amount }
}

const actions: CustomerAction[] = ['update', 'set_tags', 'adjust_credits', 'adjust_points']

// All of them ask for the same permission (routes.ts).
function actionsJson(permissions: Permission[]): CustomerActionJson[] {
  const isAllowed = permissions.includes('customers:write')
  return actions.map((action) => ({
    action,
    is_allowed: isAllowed,
    reason: isAllowed ? null : 'forbidden',
  }))
}

/** One entry of a ledger. */
export function ledgerEntryJson(entry: LedgerEntry): LedgerEntryJson {
  return {
    id: entry.id,
    type: entry.type,
    amount: entry.amount,
    balance: entry.balance,
    unspent: entry.unspent,
    expired: entry.expired,
    remarks: entry.remarks,
    order:
      entry.order_id === null ? null : { id: entry.order_id, order_number: entry.order_number },
    expires_at: optionalTime(entry.expires_at),
    actor_name: entry.actor_name,
    occurred_at: time(entry.occurred_at),
  }
}
