import { findSubscriptions } from '../../core/webhooks/subscriptions.ts'
import { endpoint } from '../endpoint.ts'
import { webhookJson } from './webhook-json.ts'

/** GET /webhooks: all subscriptions, native ones and SHOPLINE's. */
export const getWebhooksEndpoint = endpoint({}, async ({ db, merchantId }) => {
  const all = await findSubscriptions(db, merchantId)
  return { items: all.map(webhookJson) }
})
