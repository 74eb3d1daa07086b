import { statement, type Tx } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'

const writeCategories = statement(
  'product_categories_write',
  `with wanted as (
     select c.id, w.position
       from unnest($3::text[]) with ordinality as w (id, position)
       join categories c on c.merchant_id = $1 and c.id = w.id
   ), dropped as (
     delete from product_categories
      where merchant_id = $1 and product_id = $2 and category_id <> all($3)
   ), kept as (
     insert into product_categories (merchant_id, product_id, category_id, position)
     select $1, $2, id, position from wanted
     on conflict (merchant_id, product_id, category_id)
     do update set position = excluded.position
   )
   select id from wanted`,
)

/**
 * Puts a product into exactly these categories, in this order. Refuses (product_category_unknown)
 * one that does not exist.
 */
export async function writeProductCategories(
  tx: Tx,
  merchantId: string,
  productId: string,
  categoryIds: string[],
): Promise<void> {
  const unique = [...new Set(categoryIds)]
  const rows = await tx.run(writeCategories, [merchantId, productId, unique])
  if (rows.length < unique.length) {
    throw new DomainError('product_category_unknown', { field: 'category_ids' })
  }
}
