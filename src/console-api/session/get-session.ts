import { replyEndpoint } from '../endpoint.ts'
import { sessionJson } from './session-json.ts'

/** GET /session: who is signed in. */
export const getSessionEndpoint = replyEndpoint({}, async ({ access }) => ({
  status: 200,
  headers: { 'cache-control': 'no-store' },
  body: sessionJson(access),
}))
