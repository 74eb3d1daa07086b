import { type Customer, nameOfParts } from '../../../core/customers/customer.ts'
import type { CustomerSummary } from '../../../core/customers/customer-summaries.ts'
import { timeJson } from '../time.ts'

/** What FIRST LINE alone knows of a contact: written by its create and update, shown here. */
export interface FirstlineContact {
  cz_cols?: { id: number; value: string | null }[]
  company_ids?: number[]
  sponsor_id?: number | null
}

/** FIRST LINE's own fields of a customer. */
export function firstlineContactOf(customer: Customer): FirstlineContact {
  return (customer.details.firstline ?? {}) as FirstlineContact
}

/** A contact as the single read shows it: the vendor's sample has these keys and no other. */
export function contactJson(customer: Customer): object {
  const { first, last } = namesOf(customer)
  const own = firstlineContactOf(customer)
  return {
    id: customer.firstline_id,
    name: last === null ? first : `${first} ${last}`,
    first_name: first,
    last_name: last,
    membership_no: customer.membership_no,
    identity_no: customer.identity_no,
    gender: genderOf(customer),
    birth_at: customer.birthday,
    // Inferred: a person has one record of personal data here, so both have one number.
    profile_id: customer.firstline_id,
    profile: { id: customer.firstline_id, phones: phonesJson(customer) },
    email_contacts: emailsJson(customer),
    // Custom fields are not built: what was sent comes back, in no category.
    cz_cols: (own.cz_cols ?? []).map(({ id, value }) => ({ id, value, category_id: -1 })),
  }
}

/** Quirk 8: lists and writes show the field table's further keys, which the single read lacks. */
export function fullContactJson(
  customer: Customer,
  tags: CustomerSummary['tags'],
  timezone: string,
): object {
  const own = firstlineContactOf(customer)
  return Object.assign(contactJson(customer), {
    sponsor_id: own.sponsor_id ?? null,
    campaign_queues: [],
    fbs: [],
    lines: [],
    tags: tags
      .map((tag) => ({ id: tag.firstline_id, name: tag.name }))
      .toSorted((a, b) => a.id - b.id),
    // Inferred: companies are not built, so a company's number is all that is known of it.
    companies: (own.company_ids ?? []).map((id) => ({ id, name: '' })),
    created_at: timeJson(customer.created_at, timezone),
    updated_at: timeJson(customer.updated_at, timezone),
  })
}

/**
 * Quirk 9: `first_name` is the family name and never null. A face that knows whole names only has
 * the whole name there.
 */
export function namesOf(customer: Customer): { first: string; last: string | null } {
  const { family_name: family, given_name: given, name } = customer
  // The parts count only while they are still the person's name: SHOPLINE changes the whole.
  const areCurrent = nameOfParts(family, given) === name
  if (family !== null && areCurrent) return { first: family, last: given }
  return { first: name, last: null }
}

function genderOf(customer: Customer): number | null {
  if (customer.gender === 'female') return 0
  return customer.gender === 'male' ? 1 : null
}

// Phone types: 2 is a mobile, 4 is "other" (spec/firstline/phone.md).
function phonesJson(customer: Customer): object[] {
  const { phone, firstline_id: number } = customer
  if (!phone) return []
  return [
    {
      id: number,
      type: /^(09|\+?8869)/.test(phone) ? 2 : 4,
      extension: null,
      number: phone,
      description: null,
      profile_id: number,
      phone_contact: { id: number, contact_id: number, phone_number_id: number, is_visible: true },
    },
  ]
}

function emailsJson(customer: Customer): object[] {
  const { email, firstline_id: number } = customer
  if (!email) return []
  return [
    { id: number, address: email, contact_id: number, draft: null, name: null, description: null },
  ]
}
