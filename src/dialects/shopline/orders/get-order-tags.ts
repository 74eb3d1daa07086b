import { findOrderTags } from '../../../core/orders/find-order-tags.ts'
import { endpoint } from '../endpoint.ts'

/** "Get Order Tags": GET /orders/tags */
export const getOrderTagsEndpoint = endpoint({}, async (call) => ({
  tags: await findOrderTags(call.db, call.merchantId),
}))
