import { statement, type Tx } from '../../platform/db.ts'

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
 * Makes the tags of one order known to the merchant, unless that makes too many of either: then
 * false, and nothing is known.
 */
export async function admitTags(
  tx: Tx,
  merchantId: string,
  tags: string[],
  now: Date,
): Promise<boolean> {
  if (tags.length > tagLimits.order) return false
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
