import { z } from 'zod'
import { findDeliveries } from '../../core/webhooks/find-deliveries.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, instantInput, limitInput } from '../inputs.ts'
import { deliveryJson } from './webhook-json.ts'

const query = z.object({
  state: z.enum(['pending', 'delivered', 'failed', 'paused']).optional(),
  /** Those that ended, one way or the other, at this instant or later. */
  finished_from: instantInput.optional(),
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the "next" of an earlier answer')
    .transform(Number)
    .optional(),
  limit: limitInput,
})

/** GET /webhooks/:id/deliveries: newest first. */
export const getWebhookDeliveriesEndpoint = endpoint({ params: idParams, query }, async (call) => {
  const { limit } = call.query
  const page = await findDeliveries(call.db, call.merchantId, call.params.id, call.query)
  const last = page.length === limit ? page.at(-1) : undefined
  return { items: page.map(deliveryJson), next: last ? String(last.position) : null }
})
