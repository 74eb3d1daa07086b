import { endpoint } from '../endpoint.ts'
import type { StaffList } from './contract.ts'
import { staffListJson } from './staff-json.ts'

/** GET /staff: everybody, also those who left; e-mail and account only for who may change staff. */
export const getStaffEndpoint = endpoint(
  {},
  async (call): Promise<StaffList> => ({ items: await staffListJson(call) }),
)
