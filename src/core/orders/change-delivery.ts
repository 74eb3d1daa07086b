import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { hasReturnOrderRevamp } from '../merchants/settings.ts'
import type { DeliveryState, Order } from './order.ts'
import { refuseFrozenDelivery } from './order-states.ts'
import { updateOrder } from './update-order.ts'

/** What may be changed of a delivery by itself; a member that is left out stays as it is. */
export interface DeliveryChange {
  state?: DeliveryState
  remark?: string | null
}

/**
 * Changes the state and the remark of a delivery, found by its own id, and returns its order. The
 * order's own time stays. Refuses order_not_found, and what order-states.ts refuses.
 */
export async function changeDelivery(
  db: Db,
  actor: Actor,
  deliveryId: string,
  change: DeliveryChange,
  now: Date,
): Promise<Order> {
  const { state, remark } = change
  return updateOrder(
    db,
    actor,
    { delivery_id: deliveryId },
    (order) => {
      const remarks = remark !== undefined && remark !== order.delivery_remark
      const moves = state !== undefined && state !== order.delivery_state
      if (!remarks && !moves) return null
      refuseFrozenDelivery(order, { return_order_revamp: hasReturnOrderRevamp(actor.merchant) })
      return {
        ...(remarks ? { columns: { delivery_remark: remark } } : {}),
        ...(moves ? { states: { delivery_state: state } } : {}),
        is_delivery_only: true,
      }
    },
    now,
  )
}
