import { z } from 'zod'
import { updatePaymentMethod } from '../../core/merchants/update-checkout-options.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, namesInput, translationsOf } from '../inputs.ts'
import type { PaymentMethod } from './contract.ts'
import { percentInput, statusInput } from './option-input.ts'
import { paymentMethodJson } from './settings-json.ts'

const body = z.object({
  name_translations: namesInput.optional(),
  fee_percent: percentInput.optional(),
  status: statusInput.optional(),
})

/** PATCH /payment-methods/:id: name, fee, and whether it is offered. */
export const updatePaymentMethodEndpoint = endpoint(
  { params: idParams, body },
  async (call): Promise<PaymentMethod> => {
    const { name_translations: names, fee_percent, status } = call.body
    const changes = {
      ...(names ? { name_translations: translationsOf(names) } : {}),
      ...(fee_percent === undefined ? {} : { details: { fee_percent } }),
      ...(status === undefined ? {} : { status }),
    }
    const seen = { id: call.params.id, version: call.ifMatch }
    const method = await updatePaymentMethod(call.db, call.actor, seen, changes, call.now)
    return paymentMethodJson(method)
  },
)
