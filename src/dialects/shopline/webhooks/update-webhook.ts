import { z } from 'zod'
import {
  changeSubscription,
  type SubscriptionChanges,
} from '../../../core/webhooks/change-subscription.ts'
import { resumeSubscription } from '../../../core/webhooks/pause-subscription.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { webhookFields } from './webhook-input.ts'
import { webhookJson } from './webhook-json.ts'

const body = z.object(webhookFields).partial()

/** "Update Webhook": PUT /webhooks/:id */
export const updateWebhookEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { db, actor, now, body } = call
  const { address, topics, webhook_version } = body
  const changes: SubscriptionChanges = {
    ...(address === undefined ? {} : { address }),
    ...(topics === undefined ? {} : { topics }),
    ...(webhook_version === undefined ? {} : { details: { webhook_version } }),
  }
  const key = { id: call.params.id, kind: 'shopline' } as const
  const changed = await changeSubscription(db, actor, key, changes, now)
  // Quirk 42: the face has no other way to end what the circuit breaker began.
  if (changed.state !== 'paused') return webhookJson(changed)
  return webhookJson(await resumeSubscription(db, actor, key, now))
})
