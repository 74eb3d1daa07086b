import { loadDeliveryOption } from '../../../core/merchants/find-delivery-options.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { deliveryOptionJson } from './delivery-option-json.ts'

/** "Get Delivery Option": GET /delivery_options/:id */
export const getDeliveryOptionEndpoint = endpoint(
  { params: idParams },
  async ({ db, merchantId, currency, params }) => {
    return deliveryOptionJson(await loadDeliveryOption(db, merchantId, params.id), currency)
  },
)
