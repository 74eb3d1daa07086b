import { z } from 'zod'
import { createOrderExport } from '../../../core/orders/order-exports.ts'
import { endpoint } from '../endpoint.ts'
import { timeInput } from '../time.ts'

const body = z.object({
  // Quirk 65: the guide types it as a text; its example and the schema show an object.
  filters: z.object({ start_date: timeInput, end_date: timeInput }),
  callback_url: z.string(),
})

/** "Get Archived Orders": POST /orders/archived_orders */
export const getArchivedOrdersEndpoint = endpoint({ body }, async (call) => {
  const { filters, callback_url } = call.body
  const id = await createOrderExport(
    call.db,
    call.actor,
    { start: filters.start_date, end: filters.end_date, callback_url, origin: call.origin },
    call.now,
  )
  // Inferred: the members of the list are not documented; the callback calls the id job_id.
  return { message: [{ job_id: id }] }
})
