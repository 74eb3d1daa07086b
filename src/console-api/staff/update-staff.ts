import { z } from 'zod'
import { changeStaff, type StaffChanges } from '../../core/access/change-staff.ts'
import { endpoint } from '../endpoint.ts'
import { emailInput, idParams, phoneInput } from '../inputs.ts'
import type { StaffMember } from './contract.ts'
import { personNameInput, roleInput, tillCodeInput } from './staff-input.ts'
import { staffJson } from './staff-json.ts'

const body = z.object({
  name: personNameInput.optional(),
  email: emailInput.optional(),
  phone: phoneInput.optional(),
  code: tillCodeInput.optional(),
  role: roleInput.optional(),
  is_disabled: z.boolean().optional(),
})

/** PATCH /staff/:id: who is disabled is signed out at once. */
export const updateStaffEndpoint = endpoint(
  { params: idParams, body },
  async (call): Promise<StaffMember> => {
    const sent = Object.entries(call.body).filter(([, value]) => value !== undefined)
    const changes: StaffChanges = Object.fromEntries(sent)
    const key = { id: call.params.id, version: call.ifMatch }
    await changeStaff(call.db, call.access, key, changes, call.now)
    return staffJson(call, call.params.id)
  },
)
