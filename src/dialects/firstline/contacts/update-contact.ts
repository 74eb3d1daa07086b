import { type Customer, nameOfParts } from '../../../core/customers/customer.ts'
import { findCustomerSummaries } from '../../../core/customers/customer-summaries.ts'
import { type CustomerChanges, updateCustomer } from '../../../core/customers/update-customer.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import {
  contactChangesInput,
  contactColumns,
  contactDetails,
  type SentContact,
  tagRefusal,
} from './contact-input.ts'
import { firstlineContactOf, fullContactJson, namesOf } from './contact-json.ts'

/** "Update": PUT /contact/{contact} */
export const updateContactEndpoint = endpoint(
  { params: pathIds('contact'), input: contactChangesInput },
  async ({ db, actor, merchantId, timezone, now, params, input: sent }) => {
    const customer = await updateCustomer(
      db,
      actor,
      { firstline_id: params.contact },
      (current) => changesOf(current, sent),
      now,
    ).catch(tagRefusal)
    const summaryOf = await findCustomerSummaries(db, merchantId, [customer.id])
    return { data: fullContactJson(customer, summaryOf(customer.id).tags, timezone) }
  },
)

function changesOf(customer: Customer, sent: SentContact): CustomerChanges | null {
  if (Object.values(sent).every((value) => value === undefined)) return null
  const details = contactDetails(sent, firstlineContactOf(customer))
  return {
    columns: { ...contactColumns(sent), ...nameColumns(customer, sent) },
    ...(details ? { details } : {}),
    ...(sent.tag_ids === undefined ? {} : { tags: { firstline_ids: sent.tag_ids ?? [] } }),
  }
}

// The two parts make the whole name anew; the part that is not sent stays.
function nameColumns(
  customer: Customer,
  sent: SentContact,
): NonNullable<CustomerChanges['columns']> {
  if (sent.first_name === undefined && sent.last_name === undefined) return {}
  const before = namesOf(customer)
  const family = sent.first_name ?? before.first
  const given = sent.last_name === undefined ? before.last : sent.last_name?.trim() || null
  if (family === before.first && given === before.last) return {}
  return { family_name: family, given_name: given, name: nameOfParts(family, given) }
}
