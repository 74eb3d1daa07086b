import { replyEndpoint } from '../endpoint.ts'
import { sessionJson } from './session-json.ts'

/** GET /session: who is signed in. */
export const getSessionEndpoint = replyEndpoint({}, async ({ db, access }) => ({
  status: 200,
  headers: { 'cache-control': 'no-store' },
  body: await sessionJson(db, access),
}))
