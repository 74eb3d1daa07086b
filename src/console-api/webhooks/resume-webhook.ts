import { resumeSubscription } from '../../core/webhooks/pause-subscription.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { webhookJson } from './webhook-json.ts'

/** POST /webhooks/:id/resume: everything that waited goes out, in its order. */
export const resumeWebhookEndpoint = endpoint({ params: idParams }, async (call) =>
  webhookJson(await resumeSubscription(call.db, call.actor, call.params, call.now)),
)
