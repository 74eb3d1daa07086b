import { endpoint } from '../endpoint.ts'
import { sessionJson } from './session-json.ts'

/** GET /session: who is signed in. */
export const getSessionEndpoint = endpoint({}, ({ db, access }) => sessionJson(db, access))
