import { z } from 'zod'
import { findEvents } from '../../core/webhooks/find-events.ts'
import { endpoint } from '../endpoint.ts'
import { limitInput } from '../inputs.ts'
import { eventJson } from '../webhooks.ts'
import type { EventLog } from './contract.ts'

const kind = z.string().min(1).max(100)

const query = z.object({
  /** Repeated for several kinds. */
  type: z.union([kind.transform((one) => [one]), z.array(kind).min(1).max(100)]).optional(),
  subject_id: z.string().min(1).max(100).optional(),
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the "next" of an earlier answer')
    .transform(Number)
    .optional(),
  limit: limitInput,
})

/** GET /event-log: what happened, newest first, for people; programs follow GET /events. */
export const getEventLogEndpoint = endpoint(
  { query },
  async ({ db, merchantId, query }): Promise<EventLog> => {
    const { type, subject_id, before, limit } = query
    const filter = { kinds: type, subject_id }
    const { events, next } = await findEvents(db, merchantId, filter, { before, limit })
    return { items: events.map(eventJson), next: next === null ? null : String(next) }
  },
)
