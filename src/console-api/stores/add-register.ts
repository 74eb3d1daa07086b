import { updateStore } from '../../core/merchants/update-store.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import type { StoreDetail } from './contract.ts'
import { registerInput } from './store-input.ts'
import { storeDetailJson } from './store-json.ts'

/** POST /stores/:id/registers: one more till. */
export const addRegisterEndpoint = endpoint(
  { params: idParams, body: registerInput, status: 201 },
  async (call): Promise<StoreDetail> => {
    const key = { id: call.params.id, version: call.ifMatch }
    await updateStore(
      call.db,
      call.actor,
      key,
      (store) => ({ registers: [...store.registers, call.body] }),
      call.now,
    )
    return storeDetailJson(call, call.params.id)
  },
)
