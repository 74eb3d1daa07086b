import { z } from 'zod'
import { findHandovers, type HandoverKey } from '../../core/merchants/find-handovers.ts'
import { loadStore } from '../../core/merchants/find-stores.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, limitInput } from '../inputs.ts'
import type { HandoverPage } from './contract.ts'
import { handoverIdOf, handoverJson, handoverKeyOf } from './handover-json.ts'

const query = z.object({
  /** `next` of the page before. */
  after: z.string().min(1).max(500).optional(),
  limit: limitInput,
})

/** GET /stores/:id/handovers: latest day first. */
export const getHandoversEndpoint = endpoint(
  { params: idParams, query },
  async ({ db, merchantId, params, query }): Promise<HandoverPage> => {
    const { limit } = query
    const after: HandoverKey | null = query.after ? handoverKeyOf(query.after) : null
    const [rows] = await Promise.all([
      findHandovers(db, merchantId, params.id, { after, limit: limit + 1 }),
      loadStore(db, merchantId, params),
    ])
    const items = rows.slice(0, limit)
    const last = rows.length > limit ? items.at(-1) : undefined
    return { items: items.map(handoverJson), next: last ? handoverIdOf(last) : null }
  },
)
