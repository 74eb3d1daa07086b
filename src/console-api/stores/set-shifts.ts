import { z } from 'zod'
import { updateStore } from '../../core/merchants/update-store.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import type { StoreDetail } from './contract.ts'
import { shiftsInput } from './store-input.ts'
import { storeDetailJson } from './store-json.ts'

const body = z.object({ shifts: shiftsInput })

/** PUT /stores/:id/shifts: all shifts, by their codes; orders keep the shift that they were sold in. */
export const setShiftsEndpoint = endpoint(
  { params: idParams, body },
  async (call): Promise<StoreDetail> => {
    const key = { id: call.params.id, version: call.ifMatch }
    const { shifts } = call.body
    await updateStore(call.db, call.actor, key, () => ({ shifts }), call.now)
    return storeDetailJson(call, call.params.id)
  },
)
