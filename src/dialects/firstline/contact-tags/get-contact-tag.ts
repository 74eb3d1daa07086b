import { loadCustomerTag } from '../../../core/customers/find-customer-tags.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import { contactTagJson } from './contact-tag-json.ts'

/** "Read one": GET /contact-tag/{contact_tag_id} */
export const getContactTagEndpoint = endpoint(
  { params: pathIds('contact_tag_id') },
  async ({ db, merchantId, params }) => {
    const tag = await loadCustomerTag(db, merchantId, { firstline_id: params.contact_tag_id })
    return { data: contactTagJson(tag) }
  },
)
