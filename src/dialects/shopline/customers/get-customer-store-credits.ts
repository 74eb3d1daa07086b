import { z } from 'zod'
import { findLedgerEntries } from '../../../core/customers/find-ledger-entries.ts'
import { loadCustomer } from '../../../core/customers/load-customer.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { storeCreditJson } from './store-credit-json.ts'

// The history has no cursor.
const { page, per_page } = pagingQuery
const query = z.object({ page, per_page })

/** "Get Customer Store Credits": GET /customers/:id/store_credits */
export const getCustomerStoreCreditsEndpoint = endpoint(
  { params: idParams, query },
  async ({ db, merchantId, currency, now, params, query }) => {
    const customer = await loadCustomer(db, merchantId, { id: params.id })
    const found = await findLedgerEntries(
      db,
      merchantId,
      { customer_id: customer.id, ledger: 'credits' },
      { limit: query.per_page, offset: offsetOf(query) },
    )
    const context = { currency, refUserId: customer.ref_user_id, now }
    return listJson(
      found.items.map((entry) => storeCreditJson(entry, context)),
      found.total_count,
      query,
    )
  },
)
