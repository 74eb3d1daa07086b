import { z } from 'zod'
import { loadStore } from '../../core/merchants/find-stores.ts'
import { completeOrder } from '../../core/orders/complete-order.ts'
import { orderAction } from './order-action.ts'

/** Completes an order: handed over, and paid unless money has moved already. */
export const completeOrderEndpoint = orderAction(z.object({}), 'complete', async (call) => {
  const { db, actor, merchantId, order } = call
  const store = await loadStore(db, merchantId, { id: order.store_id })
  await completeOrder(db, actor, { id: order.id }, { store, operator: null }, call.now)
  return {}
})
