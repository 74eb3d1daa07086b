import { deleteCustomerTag } from '../../../core/customers/delete-customer-tag.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'

/** "Delete": DELETE /contact-tag/{id}. Contacts lose the tag with it. */
export const deleteContactTagEndpoint = endpoint(
  { params: pathIds('contact_tag_id') },
  async ({ db, actor, now, params }) => {
    await deleteCustomerTag(db, actor, { firstline_id: params.contact_tag_id }, now)
    return null
  },
  204,
)
