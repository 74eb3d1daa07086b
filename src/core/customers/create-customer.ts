import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { insertEventsSql, type NewEvent, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { takeNumber } from '../numbers.ts'
import { searchTerms } from '../search-terms.ts'
import type { Customer } from './customer.ts'
import { claimUnique, type UniqueField } from './customer-uniqueness.ts'
import {
  type PlannedTags,
  planWantedTags,
  setCustomerTagsIn,
  type WantedTags,
} from './set-customer-tags.ts'

/** A customer to be; what is left out is unknown. */
export interface NewCustomer
  extends Partial<
    Pick<
      Customer,
      | 'family_name'
      | 'given_name'
      | 'email'
      | 'phone'
      | 'phone_country_code'
      | 'gender'
      | 'birthday'
      | 'membership_no'
      | 'identity_no'
      | 'ref_user_id'
      | 'locale'
      | 'memo'
      | 'delivery_addresses'
      | 'details'
    >
  > {
  name: string
  registered_at?: Date | null
  created_by: string
  tags?: WantedTags
  /** What no other customer may have; nothing unless said. */
  unique?: UniqueField[]
}

const insertCustomer = statement(
  'customer_insert',
  `with new_customer as (
     insert into customers select * from json_populate_record(null::customers, $1::json)
   )
   ${insertEventsSql('$2')}`,
)

/** The numbers a new customer has in FIRST LINE and at the tills. */
export async function takeCustomerNumbers(
  db: Db,
  merchantId: string,
): Promise<{ firstline_id: number; wixtar_number: string }> {
  const number = await takeNumber(db, merchantId, 'customers')
  return { firstline_id: number, wixtar_number: `M${String(number).padStart(9, '0')}` }
}

const insertEvents = statement('customer_insert_events', insertEventsSql('$1'))

/**
 * Makes a customer with its tags and returns the row. Refuses (customer_email_taken,
 * customer_phone_taken) what is to be unique and is not, and unknown tags by FIRST LINE id.
 */
export async function createCustomer(
  db: Db,
  actor: Actor,
  input: NewCustomer,
  now: Date,
): Promise<Customer> {
  const numbers = await takeCustomerNumbers(db, actor.merchant.id)
  const tags: PlannedTags | null = input.tags
    ? await planWantedTags(db, actor.merchant.id, input.tags, now)
    : null
  return db.transaction(async (tx) => {
    const { customer, event } = await createCustomerIn(tx, actor, input, numbers, now)
    if (tags) await setCustomerTagsIn(tx, actor, customer.id, tags)
    await tx.run(insertEvents, [JSON.stringify([event])])
    return customer
  })
}

/** Makes a customer inside an open transaction, without its event, which the caller records. */
export async function createCustomerIn(
  tx: Tx,
  actor: Actor,
  input: NewCustomer,
  numbers: { firstline_id: number; wixtar_number: string },
  now: Date,
): Promise<{ customer: Customer; event: NewEvent }> {
  const customer = customerRow(actor, input, numbers, now)
  await claimUnique(tx, actor.merchant.id, customer, input.unique ?? [])
  await tx.run(insertCustomer, [JSON.stringify(customer), '[]'])
  return { customer, event: newEvent(actor, 'customer.created', customer.id, {}, now) }
}

function customerRow(
  actor: Actor,
  input: NewCustomer,
  numbers: { firstline_id: number; wixtar_number: string },
  now: Date,
): Customer {
  const at = now.toISOString()
  const row: Customer = {
    merchant_id: actor.merchant.id,
    id: newId(now),
    ...numbers,
    name: input.name,
    family_name: input.family_name ?? null,
    given_name: input.given_name ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    phone_country_code: input.phone_country_code ?? null,
    gender: input.gender ?? null,
    birthday: input.birthday ?? null,
    registered_at: input.registered_at?.toISOString() ?? null,
    membership_no: input.membership_no ?? null,
    identity_no: input.identity_no ?? null,
    ref_user_id: input.ref_user_id ?? null,
    locale: input.locale ?? null,
    memo: input.memo ?? null,
    delivery_addresses: input.delivery_addresses ?? [],
    search_terms: [],
    details: input.details ?? {},
    created_by: input.created_by,
    version: 1,
    created_at: at,
    updated_at: at,
    deleted_at: null,
  }
  row.search_terms = customerSearchTerms(row)
  return row
}

/** The terms a customer is found by; a number with dashes is found without them, too. */
export function customerSearchTerms(customer: Customer): string[] {
  const phones = [customer.phone, ...(customer.details.phones ?? [])]
  return searchTerms([
    customer.name,
    customer.family_name,
    customer.given_name,
    customer.email,
    ...phones,
    ...phones.map((phone) => phone?.replace(/[\s()+-]/g, '')),
    customer.membership_no,
    customer.wixtar_number,
    customer.ref_user_id,
    customer.identity_no,
  ])
}
