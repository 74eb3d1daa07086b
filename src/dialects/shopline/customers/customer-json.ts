import type { Customer, SavedAddress } from '../../../core/customers/customer.ts'
import {
  type CustomerSummary,
  findCustomerSummaries,
} from '../../../core/customers/customer-summaries.ts'
import { findStores, type Store } from '../../../core/merchants/find-stores.ts'
import type { Merchant } from '../../../core/merchants/merchant.ts'
import { divideRounded } from '../../../core/money.ts'
import type { Db } from '../../../platform/db.ts'
import { moneyJson } from '../money.ts'
import { channelJson } from '../settings/channel-json.ts'
import { optionalTimeJson, timeJson } from '../time.ts'
import { filledDate, knownParts } from './birthday.ts'
import { originInput, type ShoplineFields } from './customer-fields.ts'
import { dialledNumber } from './mobile-phone.ts'

/** A page of customers as SHOPLINE shows them, with what is reckoned for them read at once. */
export async function customersJson(
  db: Db,
  merchant: Merchant,
  customers: Customer[],
): Promise<object[]> {
  const ids = customers.map((customer) => customer.id)
  const isFromStore = (customer: Customer) => fieldsOf(customer).registered_by_channel_id
  const [summaryOf, stores] = await Promise.all([
    findCustomerSummaries(db, merchant.id, ids),
    customers.some(isFromStore) ? findStores(db, merchant.id) : [],
  ])
  return customers.map((customer) => oneJson(customer, summaryOf(customer.id), stores, merchant))
}

/** One customer as SHOPLINE shows it. */
export async function customerJson(
  db: Db,
  merchant: Merchant,
  customer: Customer,
): Promise<object> {
  const [json] = await customersJson(db, merchant, [customer])
  return json as object
}

/** What SHOPLINE alone knows of a customer. */
export function fieldsOf(customer: Customer): ShoplineFields {
  return (customer.details.shopline ?? {}) as ShoplineFields
}

/** The verified mobile number, or null when the record has another number by now. */
export function verifiedMobile(customer: Customer): { number: string; code: string } | null {
  const { mobile_phone: number, mobile_phone_country_calling_code: code } = fieldsOf(customer)
  if (!number || !code) return null
  return dialledNumber(number, code) === customer.phone ? { number, code } : null
}

/** All numbers of a customer; the one to call is the last, as SHOPLINE has it. */
export function phonesOf(customer: Customer): string[] {
  const { phone, details } = customer
  const others = (details.phones ?? []).filter((each) => each !== phone)
  return phone === null ? others : [...others, phone]
}

function oneJson(
  customer: Customer,
  summary: CustomerSummary,
  stores: Store[],
  merchant: Merchant,
): object {
  const { details } = customer
  const fields = fieldsOf(customer)
  const birth = knownParts(customer.birthday, fields.birth_parts)
  const mobile = verifiedMobile(customer)
  const phones = phonesOf(customer)
  const registeredFrom = stores.find((store) => store.id === fields.registered_by_channel_id)
  return {
    id: customer.id,
    name: customer.name,
    email: customer.email,
    gender: customer.gender,
    birthday: filledDate(birth),
    birth_year: birth.birth_year,
    birth_month: birth.birth_month,
    birth_day: birth.birth_day,
    memo: customer.memo,
    // Quirk 35: a verified mobile number takes the place of the unverified ones.
    ...(mobile ? {} : { phones, phone: phones.at(-1) ?? null }),
    phone_country_code: customer.phone_country_code,
    mobile_phone_verified: mobile !== null,
    mobile_phone_country_calling_code: mobile?.code ?? null,
    locale_code: customer.locale,
    order_count: summary.order_count,
    orders_total_sum: moneyJson(summary.order_total_minor, merchant.currency),
    is_member: customer.registered_at !== null,
    is_blacklisted: details.is_blacklisted ?? false,
    is_subscribed_marketing_email: details.is_subscribed_marketing_email ?? false,
    credit_balance: divideRounded(summary.credits_minor, 100),
    member_point_balance: summary.points,
    custom_data: customDataJson(fields),
    // Membership tiers are not kept, so nobody is in one.
    membership_tier: null,
    delivery_addresses: customer.delivery_addresses.map(addressJson),
    subscribed_email_types: [],
    ref_user_id: customer.ref_user_id,
    line_id: null,
    facebook_id: null,
    google_id: null,
    updated_at: timeJson(customer.updated_at),
    created_at: timeJson(customer.created_at),
    current_sign_in_at: null,
    last_sign_in_at: null,
    registered_at: optionalTimeJson(customer.registered_at),
    registered_from_channel: registeredFrom ? channelJson(registeredFrom, merchant, []) : null,
    created_by: createdByJson(customer.created_by),
    created_by_channel: fields.created_by_channel_id ?? null,
    tags: summary.tags.map((tag) => tag.name),
    tier_expires_at: optionalTimeJson(fields.tier_expires_at ?? null),
    confirmed_at: null,
    utm_data: {},
    // Inferred: any text that is the customer's own and stays the same will do.
    referral_code: BigInt(`0x${customer.id}`).toString(36),
    offline_referral_registered_at: null,
    offline_referral_channel_id: null,
    offline_referral_agent_id: null,
    customer_authentication_linkings: [],
    subscriptions: [
      { is_active: details.is_subscribed_marketing_email ?? false, platform: 'email' },
      { is_active: fields.is_subscribed_marketing_sms ?? false, platform: 'sms' },
    ],
    info_reward_claimed: false,
    ...(mobile ? { mobile_phone: mobile.number } : {}),
  }
}

// Inferred: what the tills make came from the point of sale, the rest of ours from the back office.
function createdByJson(createdBy: string): string {
  if (originInput.options.some((origin) => origin === createdBy)) return createdBy
  if (createdBy === 'wixtar') return 'pos'
  return createdBy === 'shopline' ? 'openapi' : 'admin'
}

// Inferred: answers to fields that nobody defined are texts without a name.
function customDataJson(fields: ShoplineFields): object[] {
  return Object.entries(fields.custom_fields ?? {}).map(([id, value]) => ({
    type: 'text',
    name_translations: {},
    field_id: id,
    value,
  }))
}

function addressJson(address: SavedAddress): object {
  return {
    country_code: address.country_code ?? null,
    country: address.country ?? null,
    city: address.city ?? null,
    district: address.district ?? null,
    state: address.state ?? null,
    postcode: address.postcode ?? null,
    address_1: address.address_1 ?? null,
    address_2: address.address_2 ?? null,
    key: address.key ?? null,
    layer1: address.layer1 ?? null,
    layer2: address.layer2 ?? null,
    layer3: address.layer3 ?? null,
    logistic_codes: address.logistic_codes ?? [],
    recipient_name: address.recipient_name ?? null,
    recipient_phone: address.recipient_phone ?? null,
    recipient_phone_country_code: address.recipient_phone_country_code ?? null,
    remarks: address.remarks ?? null,
  }
}
