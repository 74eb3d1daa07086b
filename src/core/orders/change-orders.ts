import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError, type ErrorCode } from '../errors.ts'
import { admitTags } from './admit-tags.ts'
import { lockOrder } from './load-order.ts'
import { shipOrder } from './ship-order.ts'
import { storeOrderChanges } from './update-order.ts'

/** What is done to each of several orders. */
export type BulkChange =
  | { action: 'tag'; add: string[]; remove: string[] }
  /** `tracking` is by order. */
  | { action: 'ship'; tracking: Map<string, string>; notifies: boolean }

/** What became of one order. */
export interface BulkOutcome {
  id: string
  /** Null for an order that does not exist. */
  order_number: string | null
  result: 'done' | 'unchanged' | 'refused'
  code: ErrorCode | null
}

const lockAll = statement(
  'orders_lock_all',
  `select id, order_number from orders where merchant_id = $1 and id = any($2)
    order by id for update`,
)

/**
 * Does the same to several orders, each by a command of its own: one that is refused leaves the
 * others done. Inside an open transaction all orders are locked before the first is changed, in one
 * order everywhere, so that nothing else that an order's change locks is held while waiting for the
 * next order.
 */
export async function changeOrders(
  db: Db,
  actor: Actor,
  ids: string[],
  change: BulkChange,
  now: Date,
): Promise<BulkOutcome[]> {
  const wanted = [...new Set(ids)]
  const known = await db.write<{ id: string; order_number: string }>(lockAll, [
    actor.merchant.id,
    wanted,
  ])
  const numbers = new Map(known.map((order) => [order.id, order.order_number]))
  const outcomes: BulkOutcome[] = []
  for (const id of wanted) {
    const order_number = numbers.get(id) ?? null
    try {
      const isChanged = await changeOne(db, actor, id, change, now)
      outcomes.push({ id, order_number, result: isChanged ? 'done' : 'unchanged', code: null })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      outcomes.push({ id, order_number, result: 'refused', code: error.code })
    }
  }
  return outcomes
}

async function changeOne(
  db: Db,
  actor: Actor,
  id: string,
  change: BulkChange,
  now: Date,
): Promise<boolean> {
  if (change.action === 'tag') return changeTags(db, actor, id, change, now)
  const tracking_number = change.tracking.get(id)
  await shipOrder(db, actor, id, { tracking_number, notifies: change.notifies }, now)
  return true
}

/**
 * Adds and removes tags of an order; false when it has them so already. Refuses order_not_found, and
 * more tags than there may be (order_tags_too_many).
 */
async function changeTags(
  db: Db,
  actor: Actor,
  orderId: string,
  { add, remove }: { add: string[]; remove: string[] },
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.merchant.id, { id: orderId })
    const kept = order.tags.filter((tag) => !remove.includes(tag))
    const tags = [...new Set([...kept, ...add.filter((tag) => !remove.includes(tag))])]
    const isSame = tags.length === order.tags.length && kept.length === order.tags.length
    if (isSame) return false
    const isNew = tags.some((tag) => !order.tags.includes(tag))
    if (isNew && !(await admitTags(tx, actor.merchant.id, tags, now))) {
      throw new DomainError('order_tags_too_many')
    }
    await storeOrderChanges(tx, actor, order, { columns: { tags } }, now)
    return true
  })
}
