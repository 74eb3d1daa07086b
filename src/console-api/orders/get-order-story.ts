import { z } from 'zod'
import { loadOrderStory } from '../../core/orders/order-story.ts'
import { endpoint } from '../endpoint.ts'
import { orderJson } from './order-json.ts'

const params = z.object({ id: z.string() })
const query = z.object({
  /** The instant to look back to: ISO 8601 with a zone. Both line and order end there. */
  at: z.iso.datetime({ offset: true }).optional(),
})

/** The story of an order: everything that happened to it on one time line. */
export const getOrderStoryEndpoint = endpoint({ params, query }, async (call) => {
  const at = call.query.at === undefined ? null : new Date(call.query.at)
  const story = await loadOrderStory(call.db, call.merchantId, call.params.id, at)
  return {
    at: at?.toISOString() ?? null,
    order: orderJson(story.order),
    entries: story.entries,
  }
})
