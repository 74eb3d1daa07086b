import { instantOfLocal } from '../../core/local-time.ts'
import { findStoreDetails } from '../../core/merchants/find-store-details.ts'
import { addDays } from '../../core/merchants/shift.ts'
import { findStoreSales } from '../../core/orders/find-store-sales.ts'
import { endpoint } from '../endpoint.ts'
import type { StoreList } from './contract.ts'
import { storeItemJson, todayOf } from './store-json.ts'

/** GET /stores: all of them by their codes, with what they sold today. */
export const getStoresEndpoint = endpoint(
  {},
  async ({ db, actor, merchantId, now }): Promise<StoreList> => {
    const { merchant } = actor
    const today = todayOf(merchant, now)
    const midnight = (day: string) => instantOfLocal(`${day} 00:00:00`, merchant.timezone)
    const [stores, sales] = await Promise.all([
      findStoreDetails(db, merchantId),
      findStoreSales(db, merchantId, {
        from: midnight(today),
        until: midnight(addDays(today, 1)),
        currency: merchant.currency,
      }),
    ])
    return {
      today,
      currency: merchant.currency,
      items: stores.map((each) => storeItemJson(each, sales.get(each.store.id))),
    }
  },
)
