import { loadStore } from '../../../core/merchants/find-stores.ts'
import { loadOrder } from '../../../core/orders/load-order.ts'
import { findOrderHistory } from '../../../core/orders/order-history.ts'
import { endpoint } from '../endpoint.ts'
import { orderParams } from '../inputs.ts'
import { shopOrderJson } from './shop-order-json.ts'

/** "Get Shop Order Details": GET /v1/shop_order/{order_id} */
export const getShopOrderDetailsEndpoint = endpoint({ params: orderParams }, async (call) => {
  const { db, actor, merchantId, params } = call
  const order = await loadOrder(db, merchantId, { wixtar_number: params.order_id })
  const [history, store] = await Promise.all([
    findOrderHistory(db, merchantId, order.id),
    loadStore(db, merchantId, { id: order.store_id }),
  ])
  return shopOrderJson(order, history, { merchant: actor.merchant, store })
})
