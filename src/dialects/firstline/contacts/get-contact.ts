import { loadCustomer } from '../../../core/customers/load-customer.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import { contactJson } from './contact-json.ts'

/** "Read one": GET /contact/{contact} */
export const getContactEndpoint = endpoint(
  { params: pathIds('contact') },
  async ({ db, merchantId, params }) => {
    const customer = await loadCustomer(db, merchantId, { firstline_id: params.contact })
    return { data: contactJson(customer) }
  },
)
