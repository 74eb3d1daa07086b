import { endpoint } from '../endpoint.ts'

/** "Get Token Info": GET /token/info */
export const getTokenInfoEndpoint = endpoint({}, async (call) => {
  const { merchant } = call.actor
  const { staff } = call.access
  return {
    // Quirk 30: these ids are called _id.
    staff: staff && {
      _id: staff.id,
      email: staff.email,
      locale_code: staff.details.locale_code ?? merchant.locale,
      // Staff belong to one merchant here.
      merchant_ids: [merchant.id],
      name: staff.name,
    },
    merchant: {
      _id: merchant.id,
      email: merchant.email,
      handle: merchant.handle,
      name: merchant.name,
    },
    // Inferred: the customer behind the token; no token of ours acts for a customer.
    user: null,
  }
})
