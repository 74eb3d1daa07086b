import { createCustomer } from '../../../core/customers/create-customer.ts'
import { nameOfParts } from '../../../core/customers/customer.ts'
import { findCustomerSummaries } from '../../../core/customers/customer-summaries.ts'
import { endpoint } from '../endpoint.ts'
import { contactColumns, contactDetails, newContactInput, tagRefusal } from './contact-input.ts'
import { fullContactJson } from './contact-json.ts'

/** "Create": POST /contact */
export const createContactEndpoint = endpoint(
  { input: newContactInput },
  async ({ db, actor, merchantId, timezone, now, input: sent }) => {
    const given = sent.last_name?.trim() || null
    const details = contactDetails(sent, {})
    const customer = await createCustomer(
      db,
      actor,
      {
        ...contactColumns(sent),
        name: nameOfParts(sent.first_name, given),
        family_name: sent.first_name,
        given_name: given,
        created_by: 'firstline',
        ...(details ? { details } : {}),
        ...(sent.tag_ids ? { tags: { firstline_ids: sent.tag_ids } } : {}),
      },
      now,
    ).catch(tagRefusal)
    const summaryOf = await findCustomerSummaries(db, merchantId, [customer.id])
    return { data: fullContactJson(customer, summaryOf(customer.id).tags, timezone) }
  },
  201,
)
