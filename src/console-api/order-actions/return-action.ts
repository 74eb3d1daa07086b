import { z } from 'zod'
import { rehearseOrder } from '../../core/orders/order-effects.ts'
import type { ReturnState } from '../../core/orders/order-states.ts'
import { loadReturnOrder } from '../../core/returns/load-return-order.ts'
import { atOpenReturn } from '../../core/returns/return-actions.ts'
import { updateReturnOrder } from '../../core/returns/update-return-order.ts'
import type { Db } from '../../platform/db.ts'
import type { Endpoint } from '../../platform/endpoint.ts'
import { type Context, endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { answerOrderDetail } from '../orders/order-detail-json.ts'
import { dryRunQuery } from './order-action.ts'
import { rehearsalJson } from './rehearsal-json.ts'

/**
 * An endpoint that moves one return on, as `orderAction` does with an order: `If-Match` is the
 * version of the return. Answers with its order as it then is, or with what would become of it.
 */
export function returnAction(state: Exclude<ReturnState, 'pending'>): Endpoint<Context> {
  const schemas = { params: idParams, query: dryRunQuery, body: z.object({}) }
  return endpoint(schemas, async (call) => {
    const { db, actor, merchantId, params, now, ifMatch: version } = call
    const work = (outer: Db) =>
      atOpenReturn(outer, merchantId, { id: params.id, version }, async (inside, { id }) => ({
        return: await updateReturnOrder(inside, actor, id, { return_state: state }, now),
      }))
    if (call.query.dry_run === 'true') {
      const { order_id } = await loadReturnOrder(db, merchantId, params.id)
      const rehearsed = await rehearseOrder(db, merchantId, order_id, work, () => order_id)
      return rehearsalJson(rehearsed, call.faces.topics)
    }
    const done = await work(db)
    return answerOrderDetail(call, done.return.order_id)
  })
}
