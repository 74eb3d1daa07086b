import { DomainError } from '../../../core/errors.ts'
import { findStaff, ownerOf } from '../../../core/merchants/find-staff.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { staffJson } from './staff-json.ts'

/** "Get Staff": GET /staffs/:id */
export const getStaffEndpoint = endpoint({ params: idParams }, async (call) => {
  const staff = await findStaff(call.db, call.merchantId)
  const found = staff.find((each) => each.id === call.params.id)
  if (!found) throw new DomainError('staff_not_found')
  return staffJson(found, call.actor.merchant, found.id === ownerOf(staff)?.id)
})
