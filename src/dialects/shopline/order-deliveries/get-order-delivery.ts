import { loadOrder } from '../../../core/orders/load-order.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { orderDeliveryJson } from './order-delivery-json.ts'

/** "Get Order Delivery": GET /order_deliveries/:id */
export const getOrderDeliveryEndpoint = endpoint({ params: idParams }, async (call) => {
  const order = await loadOrder(call.db, call.merchantId, { delivery_id: call.params.id })
  return orderDeliveryJson(order)
})
