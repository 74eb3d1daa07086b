import { loadOrder } from '../../../core/orders/load-order.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import { contactOrderJson } from './contact-order-json.ts'

/** "Read one": GET /contact-order/{contact-order} */
export const getContactOrderEndpoint = endpoint(
  { params: pathIds('contact_order') },
  async ({ db, merchantId, timezone, params }) => {
    const order = await loadOrder(db, merchantId, { firstline_id: params.contact_order })
    return { data: contactOrderJson(order, timezone) }
  },
)
