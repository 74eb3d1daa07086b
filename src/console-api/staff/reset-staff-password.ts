import { resetPassword } from '../../core/access/change-staff.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import type { StaffWithPassword } from './contract.ts'
import { staffJson } from './staff-json.ts'

/** POST /staff/:id/reset-password: a new password, shown this once; their sessions end. */
export const resetStaffPasswordEndpoint = endpoint(
  { params: idParams },
  async (call): Promise<StaffWithPassword> => {
    const password = await resetPassword(call.db, call.access, call.params.id, call.now)
    return { staff: await staffJson(call, call.params.id), password }
  },
)
