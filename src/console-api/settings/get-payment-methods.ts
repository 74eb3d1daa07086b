import { findPaymentMethods } from '../../core/merchants/find-payment-methods.ts'
import { endpoint } from '../endpoint.ts'
import type { PaymentMethodList } from './contract.ts'
import { paymentMethodJson } from './settings-json.ts'

/** GET /payment-methods: all of them, the oldest first; a merchant has few. */
export const getPaymentMethodsEndpoint = endpoint(
  {},
  async ({ db, merchantId }): Promise<PaymentMethodList> => ({
    items: (await findPaymentMethods(db, merchantId)).map(paymentMethodJson),
  }),
)
