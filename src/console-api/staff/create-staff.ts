import { z } from 'zod'
import { hireStaff } from '../../core/access/change-staff.ts'
import { endpoint } from '../endpoint.ts'
import { emailInput, phoneInput } from '../inputs.ts'
import type { StaffWithPassword } from './contract.ts'
import { accountInput, personNameInput, roleInput, tillCodeInput } from './staff-input.ts'
import { staffJson } from './staff-json.ts'

const body = z.object({
  account: accountInput,
  name: personNameInput,
  email: emailInput,
  phone: phoneInput.default(null),
  code: tillCodeInput,
  role: roleInput,
})

/** POST /staff: the answer has the first password, which is shown this once. */
export const createStaffEndpoint = endpoint(
  { body, status: 201 },
  async (call): Promise<StaffWithPassword> => {
    const { staff, password } = await hireStaff(call.db, call.access, call.body, call.now)
    return { staff: await staffJson(call, staff.id), password }
  },
)
