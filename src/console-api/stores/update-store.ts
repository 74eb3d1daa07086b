import { z } from 'zod'
import { type StoreChanges, updateStore } from '../../core/merchants/update-store.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, namesInput, phoneInput, translationsOf } from '../inputs.ts'
import type { StoreDetail } from './contract.ts'
import { addressInput } from './store-input.ts'
import { storeDetailJson } from './store-json.ts'

const body = z.object({
  name_translations: namesInput.optional(),
  phone: phoneInput.optional(),
  address: addressInput.optional(),
})

/** PATCH /stores/:id: name, phone and address. The code stays, since order numbers hold it. */
export const updateStoreEndpoint = endpoint(
  { params: idParams, body },
  async (call): Promise<StoreDetail> => {
    const { name_translations: names, phone, address } = call.body
    const changes: StoreChanges = {
      ...(names ? { name: names['zh-hant'], name_translations: translationsOf(names) } : {}),
      ...(phone === undefined ? {} : { phone }),
      ...(address === undefined ? {} : { address }),
    }
    const key = { id: call.params.id, version: call.ifMatch }
    await updateStore(call.db, call.actor, key, () => changes, call.now)
    return storeDetailJson(call, call.params.id)
  },
)
