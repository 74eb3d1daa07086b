import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { lockOrder } from './load-order.ts'
import { storeOrderChanges } from './update-order.ts'

/** At most so many different tags (spec/shopline/orders.md 4.3). */
export const tagLimits = { order: 10, merchant: 100 }

// One merchant's tags are changed one at a time, so that two orders cannot bring the hundred and
// first together. Rows that refer to the merchant are not held up.
const lockTags = statement(
  'order_tags_lock',
  'select 1 from merchants where id = $1 for no key update',
)

const dropUnused = statement(
  'order_tags_drop_unused',
  `delete from order_tags t
    where t.merchant_id = $1 and not t.name = any($2)
      and not exists (select 1 from orders o
                       where o.merchant_id = $1 and o.tags <> '{}' and o.tags @> array[t.name])`,
)

const findNames = statement(
  'order_tags_find_names',
  'select name from order_tags where merchant_id = $1',
)

const insertTags = statement(
  'order_tags_insert',
  `insert into order_tags (merchant_id, name, created_at)
   select $1, name, $3 from unnest($2::text[]) as name
   on conflict do nothing`,
)

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
    if (isSame || tags.length > tagLimits.order) return order.tags
    if (!(await admitTags(tx, actor.merchant.id, tags, now))) return order.tags
    const changed = await storeOrderChanges(tx, actor, order, { columns: { tags } }, now)
    return changed.tags
  })
}

// The tags become known to the merchant, unless that makes too many.
async function admitTags(tx: Tx, merchantId: string, tags: string[], now: Date): Promise<boolean> {
  await tx.run(lockTags, [merchantId])
  const known = await tx.run<{ name: string }>(findNames, [merchantId])
  const names = known.map((row) => row.name)
  if (new Set([...names, ...tags]).size > tagLimits.merchant) {
    await tx.run(dropUnused, [merchantId, tags])
    const used = await tx.run<{ name: string }>(findNames, [merchantId])
    const together = new Set([...used.map((row) => row.name), ...tags])
    if (together.size > tagLimits.merchant) return false
  }
  await tx.run(insertTags, [merchantId, tags, now])
  return true
}
