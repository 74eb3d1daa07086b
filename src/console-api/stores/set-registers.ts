import { z } from 'zod'
import { updateStore } from '../../core/merchants/update-store.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import type { StoreDetail } from './contract.ts'
import { registersInput } from './store-input.ts'
import { storeDetailJson } from './store-json.ts'

const body = z.object({ registers: registersInput })

/** PUT /stores/:id/registers: all tills, by their codes. */
export const setRegistersEndpoint = endpoint(
  { params: idParams, body },
  async (call): Promise<StoreDetail> => {
    const key = { id: call.params.id, version: call.ifMatch }
    const { registers } = call.body
    await updateStore(call.db, call.actor, key, () => ({ registers }), call.now)
    return storeDetailJson(call, call.params.id)
  },
)
