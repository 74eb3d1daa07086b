import { z } from 'zod'
import { findLedgerEntriesAfter } from '../../core/customers/find-ledger-entries.ts'
import { loadCustomer } from '../../core/customers/load-customer.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { pagingFields } from '../paging.ts'
import type { LedgerPage } from './contract.ts'
import { ledgerEntryJson } from './customer-json.ts'

const query = z.object({
  ledger: z.enum(['credits', 'points']),
  after: pagingFields.after,
  limit: pagingFields.limit,
})

/** GET /customers/:id/ledgers: newest first, each entry with the balance after it. */
export const getCustomerLedgerEndpoint = endpoint(
  { params: idParams, query },
  async ({ db, merchantId, params, query }): Promise<LedgerPage> => {
    const { ledger, after, limit } = query
    const [rows] = await Promise.all([
      findLedgerEntriesAfter(
        db,
        merchantId,
        { customer_id: params.id, ledger },
        { limit: limit + 1, after_id: after ?? null },
      ),
      loadCustomer(db, merchantId, params),
    ])
    const items = rows.slice(0, limit)
    return {
      ledger,
      items: items.map(ledgerEntryJson),
      next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    }
  },
)
