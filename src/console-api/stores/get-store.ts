import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import type { StoreDetail } from './contract.ts'
import { storeDetailJson } from './store-json.ts'

/** GET /stores/:id */
export const getStoreEndpoint = endpoint(
  { params: idParams },
  (call): Promise<StoreDetail> => storeDetailJson(call, call.params.id),
)
