import { z } from 'zod'
import { findSubscriptions } from '../../../core/webhooks/subscriptions.ts'
import { endpoint } from '../endpoint.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { webhookJson } from './webhook-json.ts'

/** "Get Webhooks": GET /webhooks */
export const getWebhooksEndpoint = endpoint({ query: z.object(pagingQuery) }, async (call) => {
  const { previous_id, per_page } = call.query
  const all = await findSubscriptions(call.db, call.merchantId, 'shopline')
  const rest = previous_id ? all.filter(({ id }) => id > previous_id) : all
  const offset = offsetOf(call.query)
  const page = rest.slice(offset, offset + per_page)
  return listJson(page.map(webhookJson), all.length, call.query)
})
