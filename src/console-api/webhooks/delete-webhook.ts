import { removeSubscription } from '../../core/webhooks/pause-subscription.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'

/** DELETE /webhooks/:id */
export const deleteWebhookEndpoint = endpoint({ params: idParams, status: 204 }, async (call) => {
  await removeSubscription(call.db, call.actor, call.params, call.now)
  return null
})
