import { z } from 'zod'
import { createSubscription } from '../../core/webhooks/create-subscription.ts'
import { endpoint } from '../endpoint.ts'
import { secretInput, webhookFields } from './webhook-input.ts'
import { webhookWithSecretsJson } from './webhook-json.ts'

const body = z.object({
  address: webhookFields.address,
  topics: webhookFields.topics.default(['*']),
  description: webhookFields.description.default(''),
  secret: secretInput.optional(),
})

/** POST /webhooks: a native subscription; its secret is in the answer. */
export const createWebhookEndpoint = endpoint(
  { body, status: 201 },
  async ({ db, actor, now, body }) => {
    const { address, topics, description, secret } = body
    const given = { kind: 'native', address, topics, description, secret } as const
    return webhookWithSecretsJson(await createSubscription(db, actor, given, now))
  },
)
