import { updateCustomerTag } from '../../../core/customers/update-customer-tag.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import { contactTagInput } from './contact-tag-input.ts'
import { contactTagJson } from './contact-tag-json.ts'

/** "Update": PUT /contact-tag/{id} */
export const updateContactTagEndpoint = endpoint(
  { params: pathIds('contact_tag_id'), input: contactTagInput },
  async ({ db, actor, now, params, input: sent }) => {
    const key = { firstline_id: params.contact_tag_id }
    return { data: contactTagJson(await updateCustomerTag(db, actor, key, sent, now)) }
  },
)
