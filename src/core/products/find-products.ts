import { composed, type Db } from '../../platform/db.ts'
import type { Minor } from '../money.ts'
import { queryTerms } from '../search-terms.ts'
import { type ProductRow, productJsonSql, productOf } from './load-product.ts'
import type { Product } from './product.ts'

/** A value and how a column must stand to it. */
export interface Comparison<Value> {
  operator: '=' | '<>' | '<' | '<=' | '>' | '>='
  value: Value
}

/** Texts of which a column must be one, or none. */
export interface TextMatch {
  any_of?: string[] | undefined
  none_of?: string[] | undefined
}

/** What to look for; every given member narrows. Several comparisons must all hold. */
export interface ProductFilter {
  ids?: TextMatch | undefined
  statuses?: string[] | undefined
  /** Products that were removed are left out unless asked for. */
  with_removed?: boolean | undefined
  /** In any of these categories. */
  category_ids?: string[] | undefined
  /** Of any variant, or of the product itself. */
  skus?: TextMatch | undefined
  barcodes?: TextMatch | undefined
  /** Contained in a name, a SKU, a code or a barcode. */
  text?: string | undefined
  /** Contained in the title, in any language. */
  title?: string | undefined
  is_preorder?: boolean | undefined
  is_unlimited?: boolean | undefined
  /** Of all variants together. */
  quantity?: Comparison<number>[] | undefined
  /** Of any variant that is counted, at most. */
  low_stock?: number | undefined
  /** Of any variation. */
  variation_quantity?: Comparison<number>[] | undefined
  /** Of any variant. */
  price?: Comparison<Minor>[] | undefined
  created_at?: Comparison<Date>[] | undefined
  updated_at?: Comparison<Date>[] | undefined
  /** Published, priced, and in stock or orderable without. */
  is_purchasable?: boolean | undefined
  /** Details (texts and flags) that must have these values; a missing one counts as told. */
  details?: Record<string, { equals: string; when_missing: boolean } | undefined> | undefined
  /** Details, kept as a list or as texts per language, that contain these words. */
  details_containing?: Record<string, string | undefined> | undefined
}

export interface ProductPaging {
  sort: 'created_at' | 'lowest_price' | 'quantity_sold'
  direction: 'asc' | 'desc'
  /** What is sold out comes first ('desc') or last ('asc'), before the sort. */
  sold_out?: 'asc' | 'desc' | undefined
  limit: number
  /** Rows to skip, for vendors that page by number; 0 with a cursor. */
  offset: number
  /** The id of the last product of the page before. */
  after_id?: string | undefined
}

export interface ProductPage {
  items: Product[]
  total_count: number
}

const variantsOf = (product: string) =>
  `variants v where v.merchant_id = $1 and v.product_id = ${product}.id and v.deleted_at is null`

const quantityOf = (product: string) =>
  `(select coalesce(sum(s.quantity), 0)::float8 from stock_levels s
     where s.merchant_id = $1 and s.variant_id in (select v.id from ${variantsOf(product)}))`

const isUnlimitedOf = (product: string) =>
  `exists (select 1 from ${variantsOf(product)} and v.is_unlimited)`

const isSoldOutOf = (product: string) =>
  `(not ${product}.out_of_stock_orderable and not ${isUnlimitedOf(product)}
    and ${quantityOf(product)} <= 0)`

/** Units of a product in orders that are not cancelled. */
export const quantitySoldOf = (product: string) =>
  `(select coalesce(sum(l.quantity), 0)::float8
      from order_lines l
      join orders o on o.merchant_id = $1 and o.id = l.order_id and o.order_state <> 'cancelled'
     where l.merchant_id = $1 and l.variant_id in (
       select v.id from variants v where v.merchant_id = $1 and v.product_id = ${product}.id))`

const sortExpressions = {
  created_at: (product: string) => `${product}.created_at`,
  lowest_price: (product: string) =>
    `(select coalesce(min(v.price_minor), 0) from ${variantsOf(product)})`,
  quantity_sold: quantitySoldOf,
}

/** One page of a merchant's products and how many there are in all. */
export async function findProducts(
  db: Db,
  merchantId: string,
  filter: ProductFilter,
  paging: ProductPaging,
): Promise<ProductPage> {
  const where = whereOf(merchantId, filter)
  const [items, [row]] = await Promise.all([
    readPage(db, where, paging),
    db.read<{ count: number }>(
      composed(
        `select count(*)::float8 as count from products p where ${where.clauses.join(' and ')}`,
      ),
      where.values,
    ),
  ])
  return { items, total_count: row?.count ?? 0 }
}

/** One page without its total. */
export function findProductsUncounted(
  db: Db,
  merchantId: string,
  filter: ProductFilter,
  paging: ProductPaging,
): Promise<Product[]> {
  return readPage(db, whereOf(merchantId, filter), paging)
}

interface Where {
  clauses: string[]
  values: unknown[]
}

async function readPage(db: Db, where: Where, paging: ProductPaging): Promise<Product[]> {
  const clauses = [...where.clauses]
  const values = [...where.values]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const keysOf = (product: string) => sortKeys(product, paging)
  if (paging.after_id) {
    const cursor = parameter(paging.after_id)
    clauses.push(
      `(${keysOf('p').join(', ')}) ${paging.direction === 'desc' ? '<' : '>'}
         (select ${keysOf('c').join(', ')}
            from products c where c.merchant_id = $1 and c.id = ${cursor})`,
    )
  }
  const order = (product: string) =>
    keysOf(product)
      .map((key) => `${key} ${paging.direction}`)
      .join(', ')
  const rows = await db.read<ProductRow>(
    composed(
      `select ${productJsonSql} from (
         select p.* from products p where ${clauses.join(' and ')}
          order by ${order('p')}
          limit ${parameter(paging.limit)} offset ${parameter(paging.offset)}
       ) p order by ${order('p')}`,
    ),
    values,
  )
  return rows.map(productOf)
}

// All keys run in one direction, so that a cursor is one row comparison; the sold-out key is turned
// round when it has the other.
function sortKeys(product: string, paging: ProductPaging): string[] {
  const soldOut = `${isSoldOutOf(product)}::int`
  return [
    ...(paging.sold_out
      ? [paging.sold_out === paging.direction ? soldOut : `(1 - ${soldOut})`]
      : []),
    sortExpressions[paging.sort](product),
    `${product}.id`,
  ]
}

function whereOf(merchantId: string, filter: ProductFilter): Where {
  const values: unknown[] = [merchantId]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const clauses = ['p.merchant_id = $1']
  const add = (value: unknown, clause: (parameter: string) => string) => {
    if (value !== undefined) clauses.push(clause(parameter(value)))
  }
  const anyVariant = (condition: string) =>
    `exists (select 1 from ${variantsOf('p')} and ${condition})`
  const compare = (
    list: Comparison<unknown>[] | undefined,
    clause: (condition: string) => string,
  ) => {
    for (const { operator, value } of list ?? [])
      clauses.push(clause(`${operator} ${parameter(value)}`))
  }
  const flag = (value: boolean | undefined, condition: string) => {
    if (value !== undefined) clauses.push(value ? condition : `not ${condition}`)
  }

  if (!filter.with_removed) clauses.push('p.deleted_at is null')
  add(filter.ids?.any_of, (list) => `p.id = any(${list})`)
  add(filter.ids?.none_of, (list) => `p.id <> all(${list})`)
  add(filter.statuses, (list) => `p.status = any(${list})`)
  add(
    filter.category_ids,
    (list) =>
      `p.id in (select l.product_id from product_categories l
                 where l.merchant_id = $1 and l.category_id = any(${list}))`,
  )
  for (const column of ['sku', 'barcode'] as const) {
    const match = filter[`${column}s`]
    const has = (list: string) =>
      `(${anyVariant(`v.${column} = any(${list})`)}
        or coalesce(p.details->'main'->>'${column}' = any(${list}), false))`
    add(match?.any_of, has)
    add(match?.none_of, (list) => `not ${has(list)}`)
  }
  addTexts(filter, clauses, parameter)
  flag(filter.is_preorder, 'p.is_preorder')
  flag(filter.is_unlimited, isUnlimitedOf('p'))
  compare(filter.quantity, (condition) => `${quantityOf('p')} ${condition}`)
  compare(filter.variation_quantity, (condition) =>
    anyVariant(
      `(select coalesce(sum(s.quantity), 0)::float8 from stock_levels s
         where s.merchant_id = $1 and s.variant_id = v.id) ${condition}`,
    ),
  )
  add(filter.low_stock, (most) =>
    anyVariant(
      `not v.is_unlimited
        and (select coalesce(sum(s.quantity), 0) from stock_levels s
              where s.merchant_id = $1 and s.variant_id = v.id) <= ${most}`,
    ),
  )
  compare(filter.price, (condition) => anyVariant(`v.price_minor ${condition}`))
  compare(filter.created_at, (condition) => `p.created_at ${condition}`)
  compare(filter.updated_at, (condition) => `p.updated_at ${condition}`)
  flag(
    filter.is_purchasable,
    `(p.status in ('active', 'hidden') and ${anyVariant('v.price_minor > 0')}
      and not ${isSoldOutOf('p')})`,
  )
  return { clauses, values }
}

function addTexts(
  filter: ProductFilter,
  clauses: string[],
  parameter: (value: unknown) => string,
): void {
  const pattern = (text: string) => parameter(`%${escapeLike(text.trim())}%`)
  for (const text of [filter.text, filter.title]) {
    if (text === undefined) continue
    const terms = queryTerms(text)
    // Nothing searchable matches nothing, so that a stray symbol does not list everything.
    clauses.push(terms ? `p.search_terms @> ${parameter(terms)}::text[]` : 'false')
  }
  if (filter.title !== undefined) {
    clauses.push(
      `exists (select 1 from json_each_text(p.title_translations) t
                where t.value ilike ${pattern(filter.title)})`,
    )
  }
  for (const [name, wanted] of Object.entries(filter.details ?? {})) {
    if (wanted === undefined) continue
    const { equals, when_missing } = wanted
    clauses.push(
      `coalesce(p.details->>${parameter(name)}::text = ${parameter(equals)}, ${parameter(when_missing)})`,
    )
  }
  for (const [name, text] of Object.entries(filter.details_containing ?? {})) {
    if (text === undefined) continue
    clauses.push(`p.details->>${parameter(name)}::text ilike ${pattern(text)}`)
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
