import { permissionsOf } from '../../core/access/permissions.ts'
import { findStoreDetails } from '../../core/merchants/find-store-details.ts'
import { findStoreSales } from '../../core/orders/find-store-sales.ts'
import { endpoint } from '../endpoint.ts'
import type { StoreList } from './contract.ts'
import { figuresJson, spanOf, storeItemJson, todayOf } from './store-json.ts'

/** GET /stores: all of them by their codes, with what they sold today. */
export const getStoresEndpoint = endpoint(
  {},
  async ({ db, access, actor, merchantId, now }): Promise<StoreList> => {
    const { merchant } = actor
    const today = todayOf(merchant, now)
    const { from, to } = spanOf(today, merchant)
    const showsSales = permissionsOf(access).includes('reports:read')
    const [stores, sales] = await Promise.all([
      findStoreDetails(db, merchantId),
      showsSales
        ? findStoreSales(db, merchantId, { from, until: to, currency: merchant.currency })
        : null,
    ])
    return {
      today,
      from: from.toISOString(),
      to: to.toISOString(),
      currency: merchant.currency,
      items: stores.map((each) =>
        storeItemJson(each, sales && figuresJson(sales.get(each.store.id))),
      ),
    }
  },
)
