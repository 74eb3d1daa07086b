import { z } from 'zod'
import { atVersion } from '../../core/orders/at-version.ts'
import type { Order } from '../../core/orders/order.ts'
import { assertAction, type OrderAction } from '../../core/orders/order-actions.ts'
import { rehearseOrder } from '../../core/orders/order-effects.ts'
import { findReturnsOf } from '../../core/returns/find-returns-of.ts'
import type { ReturnOrder } from '../../core/returns/return-order.ts'
import type { Db } from '../../platform/db.ts'
import type { Endpoint } from '../../platform/endpoint.ts'
import { type Context, endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { answerOrderDetail } from '../orders/order-detail-json.ts'
import { rehearsalJson } from './rehearsal-json.ts'

/** What an action made beside the change of its order. */
export interface Made {
  child?: Order
  return?: ReturnOrder
}

/** `?dry_run=true` answers with what would happen, and nothing happens. */
export const dryRunQuery = z.object({ dry_run: z.enum(['true', 'false']).optional() })

/** A call of an action: the caller, the checked body, and the order under its lock. */
type ActionCall<Body extends z.ZodType> = Context & { body: z.infer<Body>; order: Order }

/**
 * An endpoint that does something with one order, in one transaction under its lock: refuses an
 * order that changed since the caller saw it, and what the action's own rule refuses; then `act`
 * runs the commands. Answers with the order as it then is, or with what would become of it.
 */
export function orderAction<Body extends z.ZodType>(
  body: Body,
  actionsOf: OrderAction | ((body: z.infer<Body>) => OrderAction[]),
  act: (call: ActionCall<Body>) => Promise<Made>,
): Endpoint<Context> {
  return endpoint({ params: idParams, query: dryRunQuery, body }, async (input) => {
    const call = input as unknown as Context & {
      params: { id: string }
      query: z.infer<typeof dryRunQuery>
      body: z.infer<Body>
    }
    const { merchantId, params, now, ifMatch: version } = call
    const { merchant } = call.actor
    const actions = typeof actionsOf === 'string' ? [actionsOf] : actionsOf(call.body)
    const work = (db: Db) =>
      atVersion(db, merchantId, { id: params.id, version }, async (inside, order) => {
        const returns = await findReturnsOf(inside, merchantId, order.id)
        for (const action of actions) assertAction(order, action, { merchant, returns, now })
        return act({ ...call, db: inside, order })
      })
    if (call.query.dry_run === 'true') {
      const { id } = params
      const rehearsed = await rehearseOrder(call.db, merchantId, id, work, () => id)
      return rehearsalJson(rehearsed, call.faces.topics)
    }
    await work(call.db)
    return answerOrderDetail(call, params.id)
  })
}
