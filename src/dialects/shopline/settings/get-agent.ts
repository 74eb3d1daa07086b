import { z } from 'zod'
import { loadStaff } from '../../../core/merchants/find-staff.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, listInput } from '../inputs.ts'
import { agentJson } from './agent-json.ts'

const query = z.object({ fields: listInput.optional() })

/** "Get Agent": GET /agents/:id */
export const getAgentEndpoint = endpoint({ params: idParams, query }, async (call) => {
  const staff = await loadStaff(call.db, call.merchantId, call.params.id)
  return agentJson(staff, call.query.fields ?? [])
})
