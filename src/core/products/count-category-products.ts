import { type Db, statement } from '../../platform/db.ts'

const countProducts = statement(
  'category_product_counts',
  `select l.category_id as id, count(*)::float8 as count
     from product_categories l
     join products p on p.merchant_id = $1 and p.id = l.product_id and p.deleted_at is null
    where l.merchant_id = $1 and l.category_id = any($2)
    group by l.category_id`,
)

/** How many products are in each category itself; empty categories are absent. */
export async function countCategoryProducts(
  db: Db,
  merchantId: string,
  categoryIds: string[],
): Promise<Map<string, number>> {
  if (categoryIds.length === 0) return new Map()
  const rows = await db.read<{ id: string; count: number }>(countProducts, [
    merchantId,
    categoryIds,
  ])
  return new Map(rows.map((row) => [row.id, row.count]))
}
