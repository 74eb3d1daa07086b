import { loadSubscription } from '../../core/webhooks/subscriptions.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { webhookJson } from './webhook-json.ts'

/** GET /webhooks/:id */
export const getWebhookEndpoint = endpoint({ params: idParams }, async (call) =>
  webhookJson(await loadSubscription(call.db, call.merchantId, call.params)),
)
