import { findStaff, ownerOf } from '../../../core/merchants/find-staff.ts'
import { endpoint } from '../endpoint.ts'
import { merchantJson } from './merchant-json.ts'

/** "Get Merchants": GET /merchants. Quirk 32: a list without pagination. */
export const getMerchantsEndpoint = endpoint({}, async ({ db, merchantId, actor }) => {
  const owner = ownerOf(await findStaff(db, merchantId))
  return { items: [merchantJson(actor.merchant, owner, [])] }
})
