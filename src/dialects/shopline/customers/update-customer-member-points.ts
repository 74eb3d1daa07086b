import { z } from 'zod'
import { adjustBalance } from '../../../core/customers/ledger.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { balanceFields, performerOf } from './balance-inputs.ts'
import { memberPointJson } from './member-point-json.ts'

/** "Update Customer Member Points": POST /customers/:id/member_points */
export const updateCustomerMemberPointsEndpoint = endpoint(
  { params: idParams, body: z.object(balanceFields) },
  async ({ db, actor, now, params, body: sent }) => {
    const entry = await adjustBalance(
      db,
      await performerOf(db, actor, sent.performer_id),
      { id: params.id },
      { ledger: 'points', amount: sent.value, type: 'manual', remarks: sent.remarks },
      now,
    )
    return memberPointJson(entry)
  },
)
