import { findDeliveryOptions } from '../../core/merchants/find-delivery-options.ts'
import { endpoint } from '../endpoint.ts'
import type { DeliveryOptionList } from './contract.ts'
import { deliveryOptionJson } from './settings-json.ts'

/** GET /delivery-options: all of them, the oldest first; a merchant has few. */
export const getDeliveryOptionsEndpoint = endpoint(
  {},
  async ({ db, actor, merchantId }): Promise<DeliveryOptionList> => ({
    currency: actor.merchant.currency,
    items: (await findDeliveryOptions(db, merchantId)).map(deliveryOptionJson),
  }),
)
