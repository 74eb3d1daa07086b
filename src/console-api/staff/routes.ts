import type { ConsoleRoute } from '../endpoint.ts'
import { createStaffEndpoint } from './create-staff.ts'
import { getStaffEndpoint } from './get-staff.ts'
import { resetStaffPasswordEndpoint } from './reset-staff-password.ts'
import { updateStaffEndpoint } from './update-staff.ts'

/** The people who work for the merchant. */
export const staffRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/staff',
    title: 'Staff',
    needs: 'settings:read',
    endpoint: getStaffEndpoint,
  },
  // An answer with a password is kept nowhere, so this one and the reset ignore the key.
  {
    method: 'POST',
    path: '/staff',
    title: 'Add a staff member',
    needs: 'staff:write',
    endpoint: createStaffEndpoint,
    ignoresKey: true,
  },
  {
    method: 'PATCH',
    path: '/staff/:id',
    title: 'Change a staff member',
    needs: 'staff:write',
    endpoint: updateStaffEndpoint,
  },
  {
    method: 'POST',
    path: '/staff/:id/reset-password',
    title: 'Give a staff member a new password',
    needs: 'staff:write',
    endpoint: resetStaffPasswordEndpoint,
    ignoresKey: true,
  },
]
