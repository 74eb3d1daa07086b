import { z } from 'zod'
import { findOrders } from '../../../core/orders/find-orders.ts'
import { endpoint } from '../endpoint.ts'
import { filterOf, idInput, textInput } from '../inputs.ts'
import { listJson, pageOf, pagingInput } from '../paging.ts'
import { rangeOf, timeInput } from '../time.ts'
import { contactOrderJson } from './contact-order-json.ts'

const input = z.object({
  contact_id: filterOf(idInput),
  order_number: filterOf(textInput(255)),
  order_created_at__start: filterOf(timeInput),
  order_created_at__end: filterOf(timeInput),
  ...pagingInput,
})

/** "List": GET /contact-order */
export const listContactOrdersEndpoint = endpoint({ input }, async (call) => {
  const { db, merchantId, timezone, input: sent } = call
  const times = rangeOf(sent.order_created_at__start, sent.order_created_at__end, timezone)
  const page = await findOrders(
    db,
    merchantId,
    {
      customer_firstline_id: sent.contact_id,
      own_number: sent.order_number,
      ...(times.from || times.to ? { times: { ordered_at: times } } : {}),
    },
    // Inferred: no list documents its order; the samples ascend by id.
    { sort: 'firstline_id', direction: 'asc', ...pageOf(sent) },
  )
  return listJson(
    page.items.map((order) => contactOrderJson(order, timezone)),
    page.total_count,
    call,
  )
})
