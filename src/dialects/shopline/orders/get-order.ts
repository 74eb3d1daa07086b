import { z } from 'zod'
import { loadOrder } from '../../../core/orders/load-order.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { orderJson } from './order-json.ts'

const query = z.object({
  include_fields: z.union([z.string(), z.array(z.string())]).optional(),
  fields: z.union([z.string(), z.array(z.string())]).optional(),
})

/** "Get Order": GET /orders/:id */
export const getOrderEndpoint = endpoint({ params: idParams, query }, async (call) => {
  const order = await loadOrder(call.db, call.merchantId, { id: call.params.id })
  return orderJson(order)
})
