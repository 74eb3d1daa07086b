import { z } from 'zod'
import {
  changeSubscription,
  type SubscriptionChanges,
} from '../../core/webhooks/change-subscription.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { webhookFields } from './webhook-input.ts'
import { webhookJson } from './webhook-json.ts'

// A SHOPLINE subscription is changed through its own face: its topics are other words.
const body = z.object(webhookFields).partial()

/** PATCH /webhooks/:id: address, topics, description of a native subscription. */
export const updateWebhookEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { address, topics, description } = call.body
  const changes: SubscriptionChanges = {
    ...(address === undefined ? {} : { address }),
    ...(topics === undefined ? {} : { topics }),
    ...(description === undefined ? {} : { description }),
  }
  const key = { id: call.params.id, kind: 'native' } as const
  return webhookJson(await changeSubscription(call.db, call.actor, key, changes, call.now))
})
