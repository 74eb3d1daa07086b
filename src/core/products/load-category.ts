import { type Db, statement } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import type { Category } from './product.ts'

const loadById = statement(
  'category_load_by_id',
  `select row_to_json(c) as category from categories c where c.merchant_id = $1 and c.id = $2`,
)

/** The category with this id; refuses with category_not_found. */
export async function loadCategory(db: Db, merchantId: string, id: string): Promise<Category> {
  const [row] = await db.read<{ category: Category }>(loadById, [merchantId, id])
  if (!row) throw new DomainError('category_not_found')
  return row.category
}
