import { z } from 'zod'
import { assertMay } from '../../core/access/permissions.ts'
import { loadCustomer } from '../../core/customers/load-customer.ts'
import { findStores } from '../../core/merchants/find-stores.ts'
import { findOrdersUncounted } from '../../core/orders/find-orders.ts'
import type { Order } from '../../core/orders/order.ts'
import { hasDifference, shownTotal } from '../../core/orders/order-totals.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { pagingFields, readPage } from '../paging.ts'
import type { CustomerOrderJson, CustomerOrdersPage } from './contract.ts'

const query = z.object(pagingFields)
const titleCountMax = 3

/** GET /customers/:id/orders: through all faces, newest first. */
export const getCustomerOrdersEndpoint = endpoint(
  { params: idParams, query },
  async ({ db, merchantId, access, params, query }): Promise<CustomerOrdersPage> => {
    assertMay(access, 'orders:read')
    const [page, stores] = await Promise.all([
      readPage(query, 'desc', (paging) =>
        findOrdersUncounted(
          db,
          merchantId,
          { customer_id: params.id },
          { ...paging, sort: 'ordered_at', offset: 0 },
        ),
      ),
      findStores(db, merchantId),
      loadCustomer(db, merchantId, params),
    ])
    const storeNames = new Map(stores.map((store) => [store.id, store.name]))
    return { ...page, items: page.items.map((order) => rowJson(order, storeNames)) }
  },
)

function rowJson(order: Order, storeNames: Map<string, string>): CustomerOrderJson {
  const store = storeNames.get(order.store_id)
  const sold = order.lines.filter((line) => line.kind !== 'discount')
  return {
    id: order.id,
    order_number: order.order_number,
    origin: order.origin,
    source: order.source,
    store: store === undefined ? null : { id: order.store_id, name: store },
    order_state: order.order_state,
    payment_state: order.payment_state,
    delivery_state: order.delivery_state,
    currency: order.currency,
    total_minor: shownTotal(order),
    has_difference: hasDifference(order),
    titles: sold.slice(0, titleCountMax).map((line) => line.title),
    line_count: sold.length,
    ordered_at: new Date(order.ordered_at).toISOString(),
  }
}
