import { deleteCustomer } from '../../../core/customers/delete-customer.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'

/** "Delete": DELETE /contact/{contact}. Orders keep the name they were made with. */
export const deleteContactEndpoint = endpoint(
  { params: pathIds('contact') },
  async ({ db, actor, now, params }) => {
    await deleteCustomer(db, actor, { firstline_id: params.contact }, now)
    return null
  },
  204,
)
