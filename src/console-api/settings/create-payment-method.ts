import { z } from 'zod'
import { loadPaymentMethod } from '../../core/merchants/find-payment-methods.ts'
import { addPaymentMethod } from '../../core/merchants/update-checkout-options.ts'
import { endpoint } from '../endpoint.ts'
import { namesInput, translationsOf } from '../inputs.ts'
import type { PaymentMethod } from './contract.ts'
import { kindInput, percentInput } from './option-input.ts'
import { paymentMethodJson } from './settings-json.ts'

const body = z.object({
  name_translations: namesInput,
  type: kindInput.default('custom'),
  fee_percent: percentInput.default(0),
})

/** POST /payment-methods */
export const createPaymentMethodEndpoint = endpoint(
  { body, status: 201 },
  async ({ db, actor, merchantId, now, body }): Promise<PaymentMethod> => {
    const { name_translations, type, fee_percent } = body
    const input = {
      type,
      name_translations: translationsOf(name_translations),
      details: fee_percent === 0 ? {} : { fee_percent },
    }
    const id = await addPaymentMethod(db, actor, input, now)
    return paymentMethodJson(await loadPaymentMethod(db, merchantId, id))
  },
)
