import { z } from 'zod'
import { createSubscription } from '../../../core/webhooks/create-subscription.ts'
import { endpoint } from '../endpoint.ts'
import { webhookFields } from './webhook-input.ts'
import { webhookJson } from './webhook-json.ts'

// Inferred: the table calls both optional, but a subscription without an address or a topic is none.
const body = z.object({
  address: webhookFields.address,
  topics: webhookFields.topics.refine((topics) => topics.length > 0, 'must name a topic'),
  webhook_version: webhookFields.webhook_version.default('v0'),
})

/** "Create Webhook": POST /webhooks */
export const createWebhookEndpoint = endpoint({ body }, async ({ db, actor, now, body }) => {
  const { address, topics, webhook_version } = body
  const details = { webhook_version }
  const created = await createSubscription(
    db,
    actor,
    { kind: 'shopline', address, topics, details },
    now,
  )
  return webhookJson(created)
})
