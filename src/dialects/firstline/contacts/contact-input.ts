import { z } from 'zod'
import type { Customer, CustomerDetails } from '../../../core/customers/customer.ts'
import { DomainError } from '../../../core/errors.ts'
import { idInput, integerInput, listInput, optionalText, requiredText } from '../inputs.ts'
import { dateInput } from '../time.ts'
import type { FirstlineContact } from './contact-json.ts'

const idList = listInput(integerInput(1)).nullish()

// Values come back as texts, whatever they were sent as (spec/firstline/contact.md, cz_cols item).
const customField = z.object({
  id: integerInput(1),
  value: z.union([z.string().max(10_000), z.number().transform(String)]).nullish(),
})

const genderInput = z.preprocess(
  (value) => (typeof value === 'string' && /^[01]$/.test(value) ? Number(value) : value),
  z.literal([0, 1]),
)

const fields = {
  last_name: optionalText,
  membership_no: optionalText,
  identity_no: optionalText,
  gender: genderInput.nullish(),
  birth_at: dateInput.nullish(),
  cz_cols: z.array(customField).max(500).nullish(),
  company_ids: idList,
  tag_ids: idList,
  sponsor_id: integerInput(1).nullish(),
}

/** A contact to be (spec/firstline/contact.md). */
export const newContactInput = z.object({ first_name: requiredText(255), ...fields })

/** A change of a contact: what is left out stays as it is, lists replace the whole set. */
export const contactChangesInput = z.object({
  first_name: requiredText(255).optional(),
  ...fields,
})

export type SentContact = z.infer<typeof contactChangesInput>

type Columns = Partial<Pick<Customer, 'membership_no' | 'identity_no' | 'gender' | 'birthday'>>

/** The columns of a customer that were sent, but the name. */
export function contactColumns(sent: SentContact): Columns {
  const columns: Columns = {}
  if (sent.membership_no !== undefined) columns.membership_no = sent.membership_no
  if (sent.identity_no !== undefined) columns.identity_no = sent.identity_no
  if (sent.birth_at !== undefined) columns.birthday = sent.birth_at
  if (sent.gender === null) columns.gender = null
  else if (sent.gender !== undefined) columns.gender = sent.gender === 0 ? 'female' : 'male'
  return columns
}

/** What FIRST LINE alone keeps, laid over what it kept before; null when nothing of it was sent. */
export function contactDetails(
  sent: SentContact,
  before: FirstlineContact,
): CustomerDetails | null {
  const own: FirstlineContact = { ...before }
  if (sent.cz_cols !== undefined) {
    own.cz_cols = (sent.cz_cols ?? []).map(({ id, value }) => ({ id, value: value ?? null }))
  }
  if (sent.company_ids !== undefined) own.company_ids = [...new Set(sent.company_ids ?? [])]
  if (sent.sponsor_id !== undefined) own.sponsor_id = sent.sponsor_id
  const isSent = [sent.cz_cols, sent.company_ids, sent.sponsor_id].some(
    (each) => each !== undefined,
  )
  return isSent ? { firstline: { ...own } } : null
}

/** An unknown tag in a body is a wrong value there, not a missing page. */
export function tagRefusal(error: unknown): never {
  if (error instanceof DomainError && error.code === 'customer_tag_not_found') {
    throw new DomainError('invalid', { field: 'tag_ids' })
  }
  throw error
}

/** Ids of a filter. */
export const idsFilter = listInput(idInput)
