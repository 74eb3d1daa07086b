import { z } from 'zod'
import { loadOrderStory, type StoryEntry } from '../../core/orders/order-story.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, instantInput } from '../inputs.ts'
import type { OrderStoryJson, StoryEntryJson } from './contract.ts'
import { fieldChanges } from './field-changes.ts'
import { orderJson } from './order-json.ts'

const query = z.object({
  /** The instant to look back to: ISO 8601 with a zone. Both line and order end there. */
  at: instantInput.optional(),
})

/** The story of an order: everything that happened to it on one time line. */
export const getOrderStoryEndpoint = endpoint(
  { params: idParams, query },
  async (call): Promise<OrderStoryJson> => {
    const at = call.query.at ?? null
    const story = await loadOrderStory(call.db, call.merchantId, call.params.id, at)
    return {
      at: at?.toISOString() ?? null,
      order: orderJson(story.order),
      entries: story.entries.map(entryJson),
    }
  },
)

function entryJson(entry: StoryEntry): StoryEntryJson {
  return {
    at: entry.at,
    kind: entry.kind,
    id: entry.id,
    what: entry.what,
    face: entry.face as StoryEntryJson['face'],
    actor_name: entry.actor_name,
    changes: entry.change ? fieldChanges(entry.change.before, entry.change.after) : [],
    data: entry.data,
  }
}
