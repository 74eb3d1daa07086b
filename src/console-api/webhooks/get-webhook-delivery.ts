import { loadDelivery } from '../../core/webhooks/find-deliveries.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { attemptJson, deliveryJson } from './webhook-json.ts'

/** GET /webhook-deliveries/:id: with every try, oldest first. */
export const getWebhookDeliveryEndpoint = endpoint({ params: idParams }, async (call) => {
  const { delivery, attempts } = await loadDelivery(call.db, call.merchantId, call.params.id)
  return { ...deliveryJson(delivery), attempts: attempts.map(attemptJson) }
})
