import { z } from 'zod'
import { beginning, parseCursor } from '../../core/webhooks/event-cursor.ts'
import { followEvents } from '../../core/webhooks/follow-events.ts'
import type { Request } from '../../platform/http.ts'
import { authenticate } from '../auth.ts'
import { replyEndpoint } from '../endpoint.ts'
import { cursorInput } from '../inputs.ts'
import { liveStream } from './live-stream.ts'

const query = z.object({ after: cursorInput.optional() })

/**
 * GET /live: what happens, as it happens (server-sent events). `Last-Event-ID`, which browsers send
 * when they come back, or `after` say from where to go on; without either it begins now.
 */
export const getLiveEndpoint = replyEndpoint(
  { query },
  async ({ db, merchantId, access, clock, request, query: sent }) => {
    const following = await followEvents(db, merchantId, lastSeen(request) ?? sent.after ?? null)
    const listener = { access, identify: () => authenticate(db, request, clock()) }
    return {
      status: 200,
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        // nginx would gather the answer until it is over.
        'x-accel-buffering': 'no',
      },
      body: liveStream(following, listener),
    }
  },
)

// Whoever saw something that is no place of ours may have seen nothing.
function lastSeen({ headers }: Pick<Request, 'headers'>) {
  const id = headers['last-event-id']
  return typeof id === 'string' && id !== '' ? (parseCursor(id) ?? beginning) : null
}
