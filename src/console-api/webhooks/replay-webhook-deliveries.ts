import { z } from 'zod'
import { replayDeliveries } from '../../core/webhooks/replay-deliveries.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, instantInput } from '../inputs.ts'

const body = z.object({
  /** Events that happened from here on … */
  from: instantInput,
  /** … and before this instant; left out, up to now. */
  to: instantInput.optional(),
  state: z.enum(['delivered', 'failed', 'paused']).optional(),
})

/** POST /webhooks/:id/replay: sends the deliveries of a range of events again. */
export const replayWebhookDeliveriesEndpoint = endpoint(
  { params: idParams, body, status: 202 },
  async (call) => {
    const { db, merchantId, params, body, now } = call
    return { replayed: await replayDeliveries(db, merchantId, params.id, body, now) }
  },
)
