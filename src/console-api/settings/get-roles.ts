import { permissions, permissionsOfRole } from '../../core/access/permissions.ts'
import { endpoint } from '../endpoint.ts'
import type { RoleList } from './contract.ts'

const roles = ['agent', 'supervisor', 'admin', 'sponsor'] as const

/** GET /roles: what each role may do. */
export const getRolesEndpoint = endpoint(
  {},
  async (): Promise<RoleList> => ({
    items: roles.map((role) => ({ role, permissions: [...permissionsOfRole[role]] })),
    permissions: [...permissions],
  }),
)
