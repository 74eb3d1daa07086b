import { z } from 'zod'
import { findStaff } from '../../../core/merchants/find-staff.ts'
import { endpoint } from '../endpoint.ts'
import { listInput } from '../inputs.ts'
import { pagingQuery } from '../paging.ts'
import { agentJson, channelIdsOf } from './agent-json.ts'
import { includedFields } from './get-channels.ts'
import { pageOf } from './page-of.ts'

const query = z.object({
  ...pagingQuery,
  // Inferred: newest first, as in the other lists.
  sort_by: z.enum(['asc', 'desc']).default('desc'),
  channel_ids: listInput
    .refine((ids) => ids.length <= 10, 'must contain less than or equal to 10 items')
    .optional(),
  fields: listInput.optional(),
})

/** "Get Agents": GET /agents */
export const getAgentsEndpoint = endpoint({ query }, async ({ db, merchantId, query }) => {
  const staff = await findStaff(db, merchantId)
  const { channel_ids } = query
  const found = staff.filter((each) => {
    const own = channelIdsOf(each)
    return !channel_ids || own.length === 0 || own.some((id) => channel_ids.includes(id))
  })
  if (query.sort_by === 'desc') found.reverse()
  return pageOf(found, query, (each) => agentJson(each, includedFields(query)))
})
