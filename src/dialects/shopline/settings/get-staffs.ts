import { z } from 'zod'
import { findStaff, ownerOf } from '../../../core/merchants/find-staff.ts'
import { endpoint } from '../endpoint.ts'
import { listInput } from '../inputs.ts'
import { staffJson } from './staff-json.ts'

// Inferred: permissions per scope are not kept here and their keys are documented nowhere, so the
// scopes asked for add nothing.
const query = z.object({ permission_scopes: listInput.optional() })

/** "Get Staffs": GET /staffs. Quirk 32: a list without pagination. */
export const getStaffsEndpoint = endpoint({ query }, async ({ db, merchantId, actor }) => {
  const staff = await findStaff(db, merchantId)
  const owner = ownerOf(staff)
  return { items: staff.map((each) => staffJson(each, actor.merchant, each.id === owner?.id)) }
})
