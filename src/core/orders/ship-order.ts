import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { lockOrder } from './load-order.ts'
import type { Order } from './order.ts'
import { assertAction } from './order-actions.ts'
import { storeOrderChanges } from './update-order.ts'

/** How an order was sent; what is left out stays as it is. */
export interface Shipment {
  tracking_number?: string | undefined
  tracking_url?: string | null | undefined
  notifies?: boolean | undefined
}

/**
 * Marks an order as shipped by hand, with its parcel's number in the same event, and returns it.
 * Refuses order_not_found and what `assertAction` refuses to ship.
 */
export async function shipOrder(
  db: Db,
  actor: Actor,
  orderId: string,
  { tracking_number, tracking_url, notifies = false }: Shipment,
  now: Date,
): Promise<Order> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.merchant.id, { id: orderId })
    // Returns do not decide about sending.
    assertAction(order, 'ship', { merchant: actor.merchant, returns: [], now })
    const columns = {
      ...(tracking_number === undefined ? {} : { tracking_number }),
      ...(tracking_url === undefined ? {} : { tracking_url }),
    }
    return storeOrderChanges(
      tx,
      actor,
      order,
      {
        ...(Object.keys(columns).length > 0 ? { columns } : {}),
        states: { delivery_state: 'shipped' },
        notifies,
      },
      now,
    )
  })
}
