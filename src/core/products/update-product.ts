import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { addVariantsIn, claimSku, type NewVariant, takeVariantNumbers } from './add-variants.ts'
import { type NamedCategory, planNamedCategory, settleNamedCategory } from './create-category.ts'
import { findProduct, loadProduct, lockProduct, type ProductKey } from './load-product.ts'
import {
  defaultVariantOf,
  type Product,
  type ProductDetails,
  productSearchTerms,
  type Variant,
} from './product.ts'
import { writeProductCategories } from './product-categories.ts'
import { mergeTexts } from './product-texts.ts'
import { retryTakenCodes } from './retry-taken-codes.ts'
import { changeStockIn, type StockChange } from './set-stock.ts'

/** What changes of one variant; `details` are laid over the stored ones. */
export interface VariantChange {
  id: string
  columns?: Partial<
    Pick<
      Variant,
      | 'sku'
      | 'barcode'
      | 'fields_translations'
      | 'price_minor'
      | 'price_sale_minor'
      | 'cost_minor'
      | 'is_unlimited'
      | 'media'
    >
  >
  details?: Record<string, unknown>
}

/** What may be changed of a product; a member that is left out stays as it is. */
export interface ProductChanges {
  columns?: Partial<
    Pick<
      Product,
      | 'status'
      | 'title'
      | 'title_translations'
      | 'description'
      | 'is_preorder'
      | 'out_of_stock_orderable'
      | 'media'
    >
  >
  /** Laid over the stored details. */
  details?: ProductDetails
  /** Replaces the categories. */
  category_ids?: string[]
  /** Replaces the categories by one with this name, made when there is none. */
  category_name?: string
  variants?: VariantChange[]
  /** Adds variations; a default variant makes room for the first ones. */
  added_variants?: NewVariant[]
  removed_variant_ids?: string[]
  stock?: StockChange[]
  /** Refuse a changed SKU that another variant has (sku_taken). */
  claims_skus?: boolean
}

const updateRow = statement(
  'product_update',
  `with changed_product as (
     update products set (status, title, title_translations, description, is_preorder,
         out_of_stock_orderable, media, search_terms, details, version, updated_at, deleted_at) = (
       select r.status, r.title, r.title_translations, r.description, r.is_preorder,
              r.out_of_stock_orderable, r.media, r.search_terms, r.details, r.version,
              r.updated_at, r.deleted_at
         from json_populate_record(null::products, $3::json) r)
      where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$4')}`,
)

const updateVariants = statement(
  'variant_update',
  `update variants v
      set (is_default, sku, barcode, fields_translations, price_minor, price_sale_minor, cost_minor,
           is_unlimited, media, details, version, updated_at, deleted_at) =
          (r.is_default, r.sku, r.barcode, r.fields_translations, r.price_minor, r.price_sale_minor,
           r.cost_minor, r.is_unlimited, r.media, r.details, r.version, r.updated_at, r.deleted_at)
     from json_populate_recordset(null::variants, $2::json) r
    where v.merchant_id = $1 and v.id = r.id`,
)

/**
 * Changes one product in one transaction, its variants, categories and stock with it, and returns it
 * as it then is. `decide` is given the product as it is under lock and says what to change, or
 * refuses; null changes nothing and records no event. Refuses as createProduct and setStock do, and
 * to leave a product without anything to sell.
 */
export async function updateProduct(
  db: Db,
  actor: Actor,
  key: ProductKey,
  decide: (product: Product) => ProductChanges | null,
  now: Date,
): Promise<Product> {
  const merchantId = actor.merchant.id
  const before = await loadProduct(db, merchantId, key)
  const planned = decide(before)
  // Numbers are taken outside the transaction, for what the change needs now.
  const [numbers, category] = await Promise.all([
    takeVariantNumbers(db, merchantId, planned?.added_variants?.length ?? 0),
    planned?.category_name ? planNamedCategory(db, merchantId, planned.category_name) : null,
  ])
  return retryTakenCodes(() =>
    db.transaction(async (tx) => {
      const product = await lockProduct(tx, merchantId, before.id, key)
      const changes = decide(product)
      if (!changes) return product
      return storeChanges(tx, actor, { product, changes, numbers, category }, now)
    }),
  )
}

interface Change {
  product: Product
  changes: ProductChanges
  numbers: number[]
  category: NamedCategory | null
}

async function storeChanges(tx: Tx, actor: Actor, change: Change, now: Date): Promise<Product> {
  const { product, changes } = change
  const moves = await changeStockIn(tx, actor, product, changes.stock ?? [], now)
  // SKUs are claimed before category names, as in createProduct, so that no two wait in a circle.
  const { merged, kept } = await writeVariants(tx, actor, change, now)
  await writeCategories(tx, actor, change, now)
  const after = productAfter(actor, product, merged, changes, now)
  after.search_terms = productSearchTerms({ ...after, variants: kept })
  const data = {
    changed: [...Object.keys(changes.columns ?? {}), ...Object.keys(changes.details ?? {})],
    variant_ids: merged.map((variant) => variant.id),
    moves,
  }
  await tx.run(updateRow, [
    product.merchant_id,
    product.id,
    JSON.stringify(after),
    JSON.stringify([newEvent(actor, 'product.updated', product.id, data, now)]),
  ])
  const stored = await findProduct(tx, product.merchant_id, { id: product.id })
  // A product that was just removed is shown once more, to whom removed it.
  return stored ?? { ...after, variants: kept }
}

async function writeCategories(tx: Tx, actor: Actor, change: Change, now: Date): Promise<void> {
  const { product, changes, category } = change
  const { merchant_id, id } = product
  if (category) {
    const categoryId = await settleNamedCategory(tx, actor, category, now)
    await writeProductCategories(tx, merchant_id, id, [categoryId])
  } else if (changes.category_ids) {
    await writeProductCategories(tx, merchant_id, id, changes.category_ids)
  }
}

async function writeVariants(
  tx: Tx,
  actor: Actor,
  change: Change,
  now: Date,
): Promise<{ merged: Variant[]; kept: Variant[] }> {
  const { product, changes, numbers } = change
  const at = now.toISOString()
  const fresh = changes.added_variants ?? []
  const isRemoved = (variant: Variant) =>
    changes.removed_variant_ids?.includes(variant.id) || (fresh.length > 0 && variant.is_default)
  for (const { id } of changes.variants ?? []) {
    if (!product.variants.some((variant) => variant.id === id)) {
      throw new DomainError('variant_not_found')
    }
  }
  const merged = product.variants.flatMap((variant): Variant[] => {
    const changed = changes.variants?.filter((each) => each.id === variant.id) ?? []
    if (changed.length === 0 && !isRemoved(variant)) return []
    const next = { ...variant, version: variant.version + 1, updated_at: at }
    for (const { columns, details } of changed) {
      Object.assign(next, columns, { details: { ...next.details, ...details } })
    }
    if (isRemoved(variant)) Object.assign(next, { is_default: false, deleted_at: at })
    return [next]
  })
  if (changes.claims_skus) await claimChangedSkus(tx, product, merged)
  if (merged.length > 0) {
    await tx.run(updateVariants, [product.merchant_id, JSON.stringify(merged)])
  }
  const position = Math.max(-1, ...product.variants.map((variant) => variant.position)) + 1
  const added =
    fresh.length > 0
      ? await addVariantsIn(
          tx,
          actor,
          product,
          { variants: fresh, numbers, isDefault: false, position },
          now,
        )
      : []
  const kept = product.variants
    .map((variant) => merged.find((each) => each.id === variant.id) ?? variant)
    .filter((variant) => variant.deleted_at === null)
    .concat(added)
  if (kept.length === 0) {
    throw new DomainError('invalid', { field: 'variations', reason: 'the last variation stays' })
  }
  return { merged: [...merged, ...added], kept }
}

async function claimChangedSkus(tx: Tx, product: Product, merged: Variant[]): Promise<void> {
  const bySku = merged.toSorted((a, b) => (a.sku < b.sku ? -1 : 1))
  for (const variant of bySku) {
    const before = product.variants.find((each) => each.id === variant.id)
    if (variant.sku !== before?.sku)
      await claimSku(tx, variant.merchant_id, variant.sku, variant.id)
  }
}

function productAfter(
  actor: Actor,
  product: Product,
  merged: Variant[],
  changes: ProductChanges,
  now: Date,
): Product {
  const texts = mergeTexts(
    product,
    { ...changes.columns, details: changes.details },
    actor.merchant.locale,
  )
  const after: Product = {
    ...product,
    ...changes.columns,
    title: texts.title,
    title_translations: texts.title_translations,
    description: texts.description,
    details: texts.details,
    version: product.version + 1,
    updated_at: now.toISOString(),
  }
  if (after.status === 'removed') after.deleted_at = now.toISOString()
  const replaced = defaultVariantOf(product)
  const wasReplaced = merged.find((each) => each.id === replaced?.id)?.deleted_at
  if (replaced && wasReplaced && !changes.details?.main) {
    const { sku, barcode, price_minor, price_sale_minor, cost_minor } = replaced
    after.details.main = { sku, barcode, price_minor, price_sale_minor, cost_minor }
  }
  return after
}
