import { z } from 'zod'
import { loadStore } from '../../core/merchants/find-stores.ts'
import { findTakings } from '../../core/orders/takings.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import type { StoreTakings } from './contract.ts'
import { dayInput } from './store-input.ts'
import { takingsJson, todayOf } from './store-json.ts'

const query = z.object({
  /** The business day; today unless given. */
  date: dayInput.optional(),
})

/** GET /stores/:id/takings: what each till took in each shift of a business day. */
export const getStoreTakingsEndpoint = endpoint(
  { params: idParams, query },
  async (call): Promise<StoreTakings> => {
    const { db, actor, merchantId, now, params } = call
    const { merchant } = actor
    const date = call.query.date ?? todayOf(merchant, now)
    const [takings] = await Promise.all([
      findTakings(db, merchant, params.id, date, now),
      loadStore(db, merchantId, params),
    ])
    return takingsJson(call, takings)
  },
)
