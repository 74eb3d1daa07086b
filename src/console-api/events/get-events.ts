import { z } from 'zod'
import { beginning, cursorText, readEvents } from '../../core/webhooks/event-cursor.ts'
import { endpoint } from '../endpoint.ts'
import { cursorInput, limitInput } from '../inputs.ts'
import { eventJson } from '../webhooks.ts'

const query = z.object({
  after: cursorInput.default(beginning),
  limit: limitInput,
})

/**
 * GET /events: what happened after a cursor, in an order in which nothing is ever skipped. The
 * cursor of the answer is kept and sent the next time, also when there was nothing new.
 */
export const getEventsEndpoint = endpoint({ query }, async ({ db, merchantId, query }) => {
  const { events, cursor } = await readEvents(db, merchantId, query.after, query.limit)
  return {
    items: events.map(eventJson),
    cursor: cursorText(cursor),
    // A full page, or the rest of a window that was not read in one go.
    has_more: events.length > 0 && (events.length === query.limit || cursor.sequence < cursor.last),
  }
})
