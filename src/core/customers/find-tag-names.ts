import { type Db, statement } from '../../platform/db.ts'

const readNames = statement(
  'customer_tag_names',
  `select t.name from customer_tags t
    where t.merchant_id = $1 and ($2::text is null or t.name ilike $2)
    order by t.name limit $3`,
)

/** Names of a merchant's tags that contain a text, for those who choose one. */
export async function findTagNames(
  db: Db,
  merchantId: string,
  text: string | undefined,
  limit: number,
): Promise<string[]> {
  const pattern = text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null
  const rows = await db.read<{ name: string }>(readNames, [merchantId, pattern, limit])
  return rows.map((row) => row.name)
}
