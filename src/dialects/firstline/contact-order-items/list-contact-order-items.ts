import { z } from 'zod'
import { loadOrder } from '../../../core/orders/load-order.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import { listJson, pageOf, pagingInput } from '../paging.ts'
import { contactOrderItemJson } from './contact-order-item-json.ts'

/** "List": GET /contact-order/{contact_order}/contact-order-item, in the order of the lines. */
export const listContactOrderItemsEndpoint = endpoint(
  { params: pathIds('contact_order'), input: z.object(pagingInput) },
  async (call) => {
    const order = await loadOrder(call.db, call.merchantId, {
      firstline_id: call.params.contact_order,
    })
    const { limit, offset } = pageOf(call.input)
    const items = order.lines
      .slice(offset, offset + limit)
      .map((line) => contactOrderItemJson(line, order, call.timezone))
    return listJson(items, order.lines.length, call)
  },
)
