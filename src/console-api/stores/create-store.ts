import { z } from 'zod'
import { createStore } from '../../core/merchants/create-store.ts'
import { endpoint } from '../endpoint.ts'
import { namesInput, phoneInput, translationsOf } from '../inputs.ts'
import type { StoreDetail } from './contract.ts'
import { addressInput, registersInput, shiftsInput, storeCodeInput } from './store-input.ts'
import { storeDetailJson } from './store-json.ts'

const body = z.object({
  code: storeCodeInput,
  name_translations: namesInput,
  phone: phoneInput.default(null),
  address: addressInput.default(null),
  registers: registersInput.default([]),
  shifts: shiftsInput.default([]),
})

/** POST /stores: a physical store with its own warehouse. */
export const createStoreEndpoint = endpoint(
  { body, status: 201 },
  async (call): Promise<StoreDetail> => {
    const { name_translations, ...given } = call.body
    const names = translationsOf(name_translations)
    const store = { ...given, name: name_translations['zh-hant'], name_translations: names }
    const { id } = await createStore(call.db, call.actor, store, call.now)
    return storeDetailJson(call, id)
  },
)
