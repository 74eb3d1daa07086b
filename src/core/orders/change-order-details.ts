import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { admitTags } from './admit-tags.ts'
import { lockOrder } from './load-order.ts'
import type { Order } from './order.ts'
import { storeOrderChanges } from './update-order.ts'

/** What a person corrects on an order that is not about its goods or money. */
export type OrderDetailsChange = Partial<
  Pick<
    Order,
    | 'note'
    | 'tags'
    | 'recipient_name'
    | 'recipient_phone'
    | 'delivery_address'
    | 'tracking_number'
    | 'tracking_url'
  >
>

/**
 * Changes note, tags, recipient, address and tracking of an order in one event and returns it. What
 * is the same already changes nothing. Refuses order_not_found, more tags than there may be
 * (order_tags_too_many), and what `refuseFrozenDelivery` refuses.
 */
export async function changeOrderDetails(
  db: Db,
  actor: Actor,
  orderId: string,
  change: OrderDetailsChange,
  now: Date,
): Promise<Order> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.merchant.id, { id: orderId })
    const wanted = change.tags ? { ...change, tags: [...new Set(change.tags)] } : change
    const columns = Object.fromEntries(
      Object.entries(wanted).filter(
        ([name, value]) =>
          value !== undefined && !isDeepStrictEqual(value, order[name as keyof Order]),
      ),
    ) as OrderDetailsChange
    if (Object.keys(columns).length === 0) return order
    if (columns.tags && !(await admitTags(tx, actor.merchant.id, columns.tags, now))) {
      throw new DomainError('order_tags_too_many')
    }
    return storeOrderChanges(tx, actor, order, { columns }, now)
  })
}
