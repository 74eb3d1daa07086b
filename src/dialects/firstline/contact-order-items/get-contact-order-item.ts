import { DomainError } from '../../../core/errors.ts'
import { loadOrder } from '../../../core/orders/load-order.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import { contactOrderItemJson } from './contact-order-item-json.ts'

/** "Read one": GET /contact-order/{contact_order}/contact-order-item/{contact_order_item} */
export const getContactOrderItemEndpoint = endpoint(
  { params: pathIds('contact_order', 'contact_order_item') },
  async ({ db, merchantId, timezone, params }) => {
    const order = await loadOrder(db, merchantId, { firstline_id: params.contact_order })
    const line = order.lines.find((each) => each.firstline_id === params.contact_order_item)
    if (!line) throw new DomainError('order_line_not_found')
    return { data: contactOrderItemJson(line, order, timezone) }
  },
)
