import { loadReturnOrder } from '../../../core/returns/load-return-order.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { returnOrderJson } from './return-order-json.ts'

/** "Get Return Order By id": GET /return_orders/:id */
export const getReturnOrderEndpoint = endpoint({ params: idParams }, async (call) => {
  return returnOrderJson(await loadReturnOrder(call.db, call.merchantId, call.params.id))
})
