import { z } from 'zod'
import { loadStore } from '../../core/merchants/find-stores.ts'
import { findTakings, handOverTill } from '../../core/orders/takings.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import type { StoreTakings } from './contract.ts'
import { dayInput } from './store-input.ts'
import { takingsJson } from './store-json.ts'

// Codes are the tills' own, so they are taken as they are.
const body = z.object({
  register_code: z.string().max(64),
  shift_code: z.string().min(1).max(64),
  business_on: dayInput,
})

/** POST /stores/:id/handovers: closes a till's shift of a day; answers with the day's takings. */
export const createHandoverEndpoint = endpoint(
  { params: idParams, body, status: 201 },
  async (call): Promise<StoreTakings> => {
    const { db, actor, merchantId, now, params, body: sent } = call
    const store = await loadStore(db, merchantId, params)
    await handOverTill(db, actor, { store_id: store.id, ...sent }, now)
    const after = await findTakings(db, actor.merchant, store.id, sent.business_on, now)
    return takingsJson(call, after)
  },
)
