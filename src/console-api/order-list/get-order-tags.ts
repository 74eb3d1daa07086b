import { tagLimits } from '../../core/orders/admit-tags.ts'
import { findOrderTags } from '../../core/orders/find-order-tags.ts'
import { endpoint } from '../endpoint.ts'
import type { OrderTags } from './contract.ts'

/** GET /order-tags: the tags that orders have, in the order of the alphabet. */
export const getOrderTagsEndpoint = endpoint({}, async ({ db, merchantId }): Promise<OrderTags> => {
  return { items: await findOrderTags(db, merchantId), limits: tagLimits }
})
