import { type Db, statement } from '../../platform/db.ts'
import { tagLimits } from './admit-tags.ts'

const findUsed = statement(
  'order_tags_find_used',
  `select t.name from order_tags t
    where t.merchant_id = $1
      and exists (select 1 from orders o
                   where o.merchant_id = $1 and o.tags <> '{}' and o.tags @> array[t.name])
    order by t.name limit $2`,
)

/** The tags that a merchant's orders have, in the order of the alphabet. */
export async function findOrderTags(db: Db, merchantId: string): Promise<string[]> {
  const rows = await db.read<{ name: string }>(findUsed, [merchantId, tagLimits.merchant])
  return rows.map((row) => row.name)
}
