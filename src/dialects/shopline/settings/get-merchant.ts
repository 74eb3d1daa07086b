import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { findStaff, ownerOf } from '../../../core/merchants/find-staff.ts'
import { endpoint } from '../endpoint.ts'
import { listInput } from '../inputs.ts'
import { merchantJson } from './merchant-json.ts'

const params = z.object({ merchant_id: z.string() })
const query = z.object({ include_fields: listInput.optional() })

/** "Get Merchant": GET /merchants/:merchant_id */
export const getMerchantEndpoint = endpoint({ params, query }, async (call) => {
  if (call.params.merchant_id !== call.merchantId) throw new DomainError('merchant_not_found')
  const owner = ownerOf(await findStaff(call.db, call.merchantId))
  return {
    ...merchantJson(call.actor.merchant, owner, call.query.include_fields ?? []),
    // Tokens here are not bound to addresses.
    whitelisted_ip_addresses: [],
  }
})
