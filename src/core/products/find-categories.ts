import { composed, type Db, statement } from '../../platform/db.ts'
import type { Category } from './product.ts'

/** What to look for; every given member narrows. */
export interface CategoryFilter {
  ids?: string[] | undefined
  /** Only categories without a parent. */
  is_top?: boolean | undefined
  updated_from?: Date | undefined
  updated_to?: Date | undefined
}

export interface CategoryPage {
  items: Category[]
  total_count: number
}

/**
 * One page of a merchant's categories, newest first, and how many there are in all. `after_id` is
 * the id of the last one of the page before.
 */
export async function findCategories(
  db: Db,
  merchantId: string,
  filter: CategoryFilter,
  paging: { limit: number; offset: number; after_id?: string | undefined },
): Promise<CategoryPage> {
  const values: unknown[] = [merchantId]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const clauses = ['c.merchant_id = $1']
  const add = (value: unknown, clause: (parameter: string) => string) => {
    if (value !== undefined) clauses.push(clause(parameter(value)))
  }
  add(filter.ids, (list) => `c.id = any(${list})`)
  if (filter.is_top) clauses.push('c.parent_id is null')
  add(filter.updated_from, (from) => `c.updated_at >= ${from}`)
  add(filter.updated_to, (to) => `c.updated_at <= ${to}`)
  const count = db.read<{ count: number }>(
    composed(`select count(*)::float8 as count from categories c where ${clauses.join(' and ')}`),
    [...values],
  )
  add(
    paging.after_id,
    (id) =>
      `(c.created_at, c.id) < (select b.created_at, b.id
                                 from categories b where b.merchant_id = $1 and b.id = ${id})`,
  )
  const items = db.read<{ category: Category }>(
    composed(
      `select row_to_json(c) as category from categories c where ${clauses.join(' and ')}
        order by c.created_at desc, c.id desc
        limit ${parameter(paging.limit)} offset ${parameter(paging.offset)}`,
    ),
    values,
  )
  const [[row], found] = await Promise.all([count, items])
  return { items: found.map((each) => each.category), total_count: row?.count ?? 0 }
}

const readDescendants = statement(
  'category_descendants',
  `with recursive below as (
     select c.*, 1 as depth from categories c
      where c.merchant_id = $1 and c.parent_id = any($2)
     union all
     select c.*, b.depth + 1 from categories c
       join below b on c.parent_id = b.id
      where c.merchant_id = $1 and b.depth < 20
   )
   select row_to_json(b) as category from below b order by b.priority, b.id`,
)

/** All categories below the given ones, at any depth, in the order they are shown. */
export async function findDescendants(
  db: Db,
  merchantId: string,
  parentIds: string[],
): Promise<Category[]> {
  if (parentIds.length === 0) return []
  const rows = await db.read<{ category: Category }>(readDescendants, [merchantId, parentIds])
  return rows.map((row) => row.category)
}
