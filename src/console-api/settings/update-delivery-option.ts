import { z } from 'zod'
import { updateDeliveryOption } from '../../core/merchants/update-checkout-options.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, namesInput, translationsOf } from '../inputs.ts'
import type { DeliveryOption } from './contract.ts'
import { feeInput, kindInput, statusInput } from './option-input.ts'
import { deliveryOptionJson } from './settings-json.ts'

const body = z.object({
  name_translations: namesInput.optional(),
  delivery_type: kindInput.optional(),
  fee_minor: feeInput.optional(),
  status: statusInput.optional(),
})

/** PATCH /delivery-options/:id: name, kind, fee, and whether it is offered. */
export const updateDeliveryOptionEndpoint = endpoint(
  { params: idParams, body },
  async (call): Promise<DeliveryOption> => {
    const { name_translations: names, delivery_type, fee_minor, status } = call.body
    const changes = {
      ...(names ? { name_translations: translationsOf(names) } : {}),
      ...(delivery_type === undefined ? {} : { delivery_type }),
      ...(fee_minor === undefined ? {} : { fee_minor }),
      ...(status === undefined ? {} : { status }),
    }
    const seen = { id: call.params.id, version: call.ifMatch }
    const option = await updateDeliveryOption(call.db, call.actor, seen, changes, call.now)
    return deliveryOptionJson(option)
  },
)
