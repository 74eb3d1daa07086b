import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { admitTags } from './admit-tags.ts'
import { lockOrder } from './load-order.ts'
import { storeOrderChanges } from './update-order.ts'

/**
 * Replaces the tags of an order and returns those it then has. More than the limits allow changes
 * nothing and is no refusal. Refuses order_not_found.
 */
export async function setOrderTags(
  db: Db,
  actor: Actor,
  orderId: string,
  wanted: string[],
  now: Date,
): Promise<string[]> {
  const tags = [...new Set(wanted)]
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.merchant.id, { id: orderId })
    const isSame =
      tags.length === order.tags.length && tags.every((tag) => order.tags.includes(tag))
    if (isSame || !(await admitTags(tx, actor.merchant.id, tags, now))) return order.tags
    const changed = await storeOrderChanges(tx, actor, order, { columns: { tags } }, now)
    return changed.tags
  })
}
