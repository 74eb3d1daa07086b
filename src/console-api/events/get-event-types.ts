import { eventKinds } from '../../core/events.ts'
import { endpoint } from '../endpoint.ts'
import type { EventTypes } from './contract.ts'

/** GET /event-types: what native webhooks can subscribe to and the feed can be narrowed by. */
export const getEventTypesEndpoint = endpoint({}, async (): Promise<EventTypes> => {
  return { items: [...eventKinds].sort() }
})
