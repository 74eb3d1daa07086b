import { z } from 'zod'
import { findDeliveryOptions } from '../../../core/merchants/find-delivery-options.ts'
import { endpoint } from '../endpoint.ts'
import { pagingQuery } from '../paging.ts'
import { deliveryOptionJson } from './delivery-option-json.ts'
import { pageOf } from './page-of.ts'

/** "Get Delivery Options": GET /delivery_options */
export const getDeliveryOptionsEndpoint = endpoint(
  { query: z.object(pagingQuery) },
  async ({ db, merchantId, currency, query }) => {
    const options = await findDeliveryOptions(db, merchantId)
    return pageOf(options, query, (option) => deliveryOptionJson(option, currency))
  },
)
