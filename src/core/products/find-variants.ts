import { composed, type Db } from '../../platform/db.ts'
import type { Minor } from '../money.ts'
import { queryTerms } from '../search-terms.ts'
import type { Product, Variant } from './product.ts'

/** What to look for; every given member narrows. */
export interface VariantFilter {
  /** Contained in the product's name, a SKU, a code or a barcode of it. */
  text?: string | undefined
  /** Contained in the product's title, in any language. */
  title?: string | undefined
  sku?: string | undefined
  code?: string | undefined
  category_id?: string | undefined
  price_from?: Minor | undefined
  price_to?: Minor | undefined
}

/** A variant with what its product says for it. */
export interface VariantOfProduct {
  variant: Variant
  product: Pick<
    Product,
    | 'id'
    | 'title'
    | 'title_translations'
    | 'description'
    | 'status'
    | 'media'
    | 'categories'
    | 'updated_at'
  >
}

export interface VariantPage {
  items: VariantOfProduct[]
  total_count: number
}

const variantJsonSql = `
  row_to_json(v)::jsonb || jsonb_build_object(
    'stocks', (select coalesce(json_agg(json_build_object('warehouse_id', s.warehouse_id,
                 'quantity', s.quantity) order by s.warehouse_id), '[]')
                 from stock_levels s where s.merchant_id = $1 and s.variant_id = v.id),
    'quantity', (select coalesce(sum(s.quantity), 0)
                   from stock_levels s where s.merchant_id = $1 and s.variant_id = v.id)) as variant,
  (select json_build_object('id', p.id, 'title', p.title,
            'title_translations', p.title_translations, 'description', p.description,
            'status', p.status, 'media', p.media, 'updated_at', p.updated_at, 'categories', (
              select coalesce(json_agg(json_build_object('id', c.id,
                       'firstline_id', c.firstline_id, 'name', c.name) order by l.position, c.id),
                       '[]')
                from product_categories l
                join categories c on c.merchant_id = $1 and c.id = l.category_id
               where l.merchant_id = $1 and l.product_id = p.id))
     from products p where p.merchant_id = $1 and p.id = v.product_id) as product`

/**
 * One page of what a merchant sells, oldest number first, and how much there is in all. Removed
 * products are left out.
 */
export async function findVariants(
  db: Db,
  merchantId: string,
  filter: VariantFilter,
  paging: { limit: number; offset: number },
): Promise<VariantPage> {
  const values: unknown[] = [merchantId]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const clauses = ['v.merchant_id = $1', 'v.deleted_at is null', ...productClauses()]
  const add = (value: unknown, clause: (parameter: string) => string) => {
    if (value !== undefined) clauses.push(clause(parameter(value)))
  }
  add(filter.sku, (sku) => `v.sku = ${sku}`)
  add(filter.code, (code) => `v.code = ${code}`)
  add(filter.price_from, (price) => `v.price_minor >= ${price}`)
  add(filter.price_to, (price) => `v.price_minor <= ${price}`)
  add(
    filter.category_id,
    (id) =>
      `v.product_id in (select l.product_id from product_categories l
                         where l.merchant_id = $1 and l.category_id = ${id})`,
  )
  function productClauses(): string[] {
    const inner = ['p.merchant_id = $1', 'p.deleted_at is null']
    for (const text of [filter.text, filter.title]) {
      if (text === undefined) continue
      const terms = queryTerms(text)
      // Nothing searchable matches nothing, so that a stray symbol does not list everything.
      inner.push(terms ? `p.search_terms @> ${parameter(terms)}::text[]` : 'false')
    }
    if (filter.title !== undefined) {
      const pattern = `%${filter.title.trim().replace(/[\\%_]/g, '\\$&')}%`
      inner.push(
        `exists (select 1 from json_each_text(p.title_translations) t
                  where t.value ilike ${parameter(pattern)})`,
      )
    }
    return [`v.product_id in (select p.id from products p where ${inner.join(' and ')})`]
  }
  const where = clauses.join(' and ')
  const count = db.read<{ count: number }>(
    composed(`select count(*)::float8 as count from variants v where ${where}`),
    [...values],
  )
  const items = db.read<VariantOfProduct>(
    composed(
      `select ${variantJsonSql} from (
         select v.* from variants v where ${where} order by v.firstline_id
          limit ${parameter(paging.limit)} offset ${parameter(paging.offset)}
       ) v order by v.firstline_id`,
    ),
    values,
  )
  const [[row], found] = await Promise.all([count, items])
  return { items: found, total_count: row?.count ?? 0 }
}
