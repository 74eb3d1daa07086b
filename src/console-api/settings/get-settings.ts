import { loadMerchant } from '../../core/merchants/find-merchant.ts'
import { endpoint } from '../endpoint.ts'
import type { Settings } from './contract.ts'
import { settingsJson } from './settings-json.ts'

/** GET /settings: the merchant and its choices, as they are stored at this moment. */
export const getSettingsEndpoint = endpoint(
  {},
  async ({ db, merchantId }): Promise<Settings> => settingsJson(await loadMerchant(db, merchantId)),
)
