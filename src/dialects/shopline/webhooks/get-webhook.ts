import { loadSubscription } from '../../../core/webhooks/subscriptions.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { webhookJson } from './webhook-json.ts'

/** "Get Webhook": GET /webhooks/:id */
export const getWebhookEndpoint = endpoint({ params: idParams }, async (call) => {
  const key = { id: call.params.id, kind: 'shopline' } as const
  return webhookJson(await loadSubscription(call.db, call.merchantId, key))
})
