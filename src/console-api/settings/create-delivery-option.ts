import { z } from 'zod'
import { loadDeliveryOption } from '../../core/merchants/find-delivery-options.ts'
import { addDeliveryOption } from '../../core/merchants/update-checkout-options.ts'
import { endpoint } from '../endpoint.ts'
import { namesInput, translationsOf } from '../inputs.ts'
import type { DeliveryOption } from './contract.ts'
import { feeInput, kindInput } from './option-input.ts'
import { deliveryOptionJson } from './settings-json.ts'

const body = z.object({
  name_translations: namesInput,
  region_type: kindInput.default('custom'),
  delivery_type: kindInput.default('custom'),
  fee_minor: feeInput.default(0),
})

/** POST /delivery-options */
export const createDeliveryOptionEndpoint = endpoint(
  { body, status: 201 },
  async ({ db, actor, merchantId, now, body }): Promise<DeliveryOption> => {
    const input = { ...body, name_translations: translationsOf(body.name_translations) }
    const id = await addDeliveryOption(db, actor, input, now)
    return deliveryOptionJson(await loadDeliveryOption(db, merchantId, id))
  },
)
