import { loadPaymentMethod } from '../../../core/merchants/find-payment-methods.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { paymentJson } from './payment-json.ts'

/** "Get Payment": GET /payments/:id */
export const getPaymentEndpoint = endpoint(
  { params: idParams },
  async ({ db, merchantId, params }) =>
    paymentJson(await loadPaymentMethod(db, merchantId, params.id)),
)
