import { z } from 'zod'
import { findLedgerEntries } from '../../../core/customers/find-ledger-entries.ts'
import { loadCustomer } from '../../../core/customers/load-customer.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { memberPointJson } from './member-point-json.ts'

// The history has no cursor.
const { page, per_page } = pagingQuery
const query = z.object({ page, per_page })

/** "Get Customer Member Points": GET /customers/:id/member_points */
export const getCustomerMemberPointsEndpoint = endpoint(
  { params: idParams, query },
  async ({ db, merchantId, params, query }) => {
    const { id } = await loadCustomer(db, merchantId, { id: params.id })
    const found = await findLedgerEntries(
      db,
      merchantId,
      { customer_id: id, ledger: 'points' },
      { limit: query.per_page, offset: offsetOf(query) },
    )
    return listJson(found.items.map(memberPointJson), found.total_count, query)
  },
)
