import { type Db, statement } from '../../platform/db.ts'
import type { Minor } from '../money.ts'
import { queryTerms } from '../search-terms.ts'
import type { Translations } from '../translations.ts'

/** A variant as a counter needs it: what it is, what it costs, and how much of it is there. */
export interface CounterProduct {
  product_id: string
  variant_id: string
  title: string
  title_translations: Translations
  fields_translations: Record<string, string[]>
  code: string
  sku: string
  barcode: string | null
  /** What is asked for: the sale price, where there is one. */
  price_minor: Minor
  list_price_minor: Minor
  /** Units in the store's warehouse. */
  stock_quantity: number
  is_unlimited: boolean
  out_of_stock_orderable: boolean
  image_url: string | null
  /** The text is its barcode, SKU or product number: what a scanner sends. */
  is_exact: boolean
}

// Barcodes have no index of their own: a product has the terms of its variants' barcodes.
const readProducts = statement(
  'counter_products_find',
  `with named as (
     select p.id from products p
      where p.merchant_id = $1 and p.deleted_at is null and p.search_terms @> $3::text[]
   ), found as (
     select id from variants where merchant_id = $1 and code = $2
     union select id from variants where merchant_id = $1 and sku = $2
     union select v.id from variants v
            where v.merchant_id = $1 and v.barcode = $2 and v.product_id in (select id from named)
     union (select v.id from variants v
             where v.merchant_id = $1 and v.deleted_at is null
               and v.product_id in (select id from named limit $5)
             limit $5)
   )
   select v.product_id, v.id as variant_id, p.title, p.title_translations, v.fields_translations,
          v.code, v.sku, v.barcode, v.is_unlimited, p.out_of_stock_orderable,
          coalesce(nullif(v.price_sale_minor, 0), v.price_minor)::float8 as price_minor,
          v.price_minor::float8 as list_price_minor,
          coalesce((select s.quantity from stock_levels s
                     where s.merchant_id = $1 and s.variant_id = v.id
                       and s.warehouse_id = $4), 0)::float8 as stock_quantity,
          coalesce(v.media->>'url', p.media->>'url') as image_url,
          $2 in (v.code, v.sku, v.barcode) as is_exact
     from variants v
     join products p on p.merchant_id = $1 and p.id = v.product_id
    where v.merchant_id = $1 and v.id = any(array(select id from found))
      and v.deleted_at is null and p.deleted_at is null
    order by is_exact desc nulls last, p.title, v.product_id, v.position, v.id
    limit $5`,
)

/**
 * Variants by barcode, SKU, product number or words of the name, with the stock of one warehouse;
 * those that the text names exactly come first. Nothing searchable finds nothing.
 */
export async function findCounterProducts(
  db: Db,
  merchantId: string,
  input: { text: string; warehouse_id: string; limit: number },
): Promise<CounterProduct[]> {
  const text = input.text.trim()
  const terms = queryTerms(text)
  if (!terms) return []
  const rows = await db.read<CounterProduct>(readProducts, [
    merchantId,
    text,
    terms,
    input.warehouse_id,
    input.limit,
  ])
  return rows.map((row) => ({ ...row, is_exact: row.is_exact === true }))
}
