import { loadDelivery } from '../../core/webhooks/find-deliveries.ts'
import { testSubscription } from '../../core/webhooks/replay-deliveries.ts'
import { loadSubscription } from '../../core/webhooks/subscriptions.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { deliveryJson } from './webhook-json.ts'

/** POST /webhooks/:id/test: sends an event of kind webhook.tested to this address alone. */
export const testWebhookEndpoint = endpoint({ params: idParams, status: 202 }, async (call) => {
  const { db, actor, merchantId, now, params } = call
  const { kind } = await loadSubscription(db, merchantId, params)
  const topic = kind === 'native' ? 'webhook.tested' : 'webhook/test'
  const id = await testSubscription(db, actor, params.id, topic, now)
  return deliveryJson((await loadDelivery(db, merchantId, id)).delivery)
})
