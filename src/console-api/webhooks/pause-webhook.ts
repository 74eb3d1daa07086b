import { pauseSubscription } from '../../core/webhooks/pause-subscription.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { webhookJson } from './webhook-json.ts'

/** POST /webhooks/:id/pause: what happens from now on is kept until it is resumed. */
export const pauseWebhookEndpoint = endpoint({ params: idParams }, async (call) =>
  webhookJson(await pauseSubscription(call.db, call.actor, call.params, call.now)),
)
