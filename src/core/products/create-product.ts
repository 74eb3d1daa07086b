import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import type { Media } from '../media.ts'
import type { Translations } from '../translations.ts'
import { addVariantsIn, claimSku, type NewVariant, takeVariantNumbers } from './add-variants.ts'
import { planNamedCategory, settleNamedCategory } from './create-category.ts'
import { loadProduct } from './load-product.ts'
import {
  type Product,
  type ProductDetails,
  type ProductStatus,
  productSearchTerms,
} from './product.ts'
import { writeProductCategories } from './product-categories.ts'
import { mergeTexts } from './product-texts.ts'
import { retryTakenCodes } from './retry-taken-codes.ts'

/** A product to be. */
export interface NewProduct {
  /** The name in the merchant's language; `title_translations` says it in several. */
  title?: string | undefined
  title_translations?: Translations | undefined
  description?: string | null | undefined
  status?: ProductStatus | undefined
  is_preorder?: boolean | undefined
  out_of_stock_orderable?: boolean | undefined
  media?: Media | null | undefined
  details?: ProductDetails | undefined
  created_by: string
  category_ids?: string[] | undefined
  /** A category by its name, made when there is none. */
  category_name?: string | undefined
  /** Price, SKU and stock of a product without variations. */
  default_variant?: NewVariant | undefined
  /** Variations, at least one; then there is no default variant. */
  variations?: NewVariant[] | undefined
  /** Refuse SKUs that another variant has (sku_taken). */
  claims_skus?: boolean | undefined
}

const insertProduct = statement(
  'product_insert',
  `with new_product as (
     insert into products select * from json_populate_record(null::products, $1::json)
   )
   ${insertEventsSql('$2')}`,
)

const setSearchTerms = statement(
  'product_set_search_terms',
  'update products set search_terms = $3 where merchant_id = $1 and id = $2',
)

/**
 * Creates a product with its variants, their opening stock and its event, in one transaction, and
 * returns it. Without variations it has one default variant. Refuses unknown categories
 * (product_category_unknown), taken codes (variant_code_taken), taken SKUs where they are claimed
 * (sku_taken), and stock that may not be.
 */
export async function createProduct(
  db: Db,
  actor: Actor,
  input: NewProduct,
  now: Date,
): Promise<Product> {
  const merchantId = actor.merchant.id
  const hasVariations = (input.variations?.length ?? 0) > 0
  const variants = hasVariations ? (input.variations ?? []) : [input.default_variant ?? {}]
  const [numbers, category] = await Promise.all([
    takeVariantNumbers(db, merchantId, variants.length),
    input.category_name ? planNamedCategory(db, merchantId, input.category_name) : null,
  ])
  return retryTakenCodes(() =>
    db.transaction(async (tx) => {
      const product = productRow(actor, input, now)
      if (input.claims_skus) {
        const skus = variants.map((variant) => variant.sku ?? '').toSorted()
        for (const sku of skus) await claimSku(tx, merchantId, sku, '')
      }
      const event = newEvent(actor, 'product.created', product.id, { title: product.title }, now)
      await tx.run(insertProduct, [JSON.stringify(product), JSON.stringify([event])])
      const added = await addVariantsIn(
        tx,
        actor,
        product,
        { variants, numbers, isDefault: !hasVariations, position: 0 },
        now,
      )
      // The terms hold the codes, which are known only now.
      const terms = productSearchTerms({ ...product, variants: added })
      await tx.run(setSearchTerms, [merchantId, product.id, terms])
      const named = category ? [await settleNamedCategory(tx, actor, category, now)] : []
      const categoryIds = [...(input.category_ids ?? []), ...named]
      if (categoryIds.length > 0) {
        await writeProductCategories(tx, merchantId, product.id, categoryIds)
      }
      return loadProduct(tx, merchantId, { id: product.id })
    }),
  )
}

function productRow(
  actor: Actor,
  input: NewProduct,
  now: Date,
): Omit<Product, 'variants' | 'categories'> {
  const texts = mergeTexts(
    { title: '', title_translations: {}, description: null, details: {} },
    input,
    actor.merchant.locale,
  )
  return {
    merchant_id: actor.merchant.id,
    id: newId(now),
    status: input.status ?? 'active',
    title: texts.title,
    title_translations: texts.title_translations,
    description: texts.description,
    is_preorder: input.is_preorder ?? false,
    out_of_stock_orderable: input.out_of_stock_orderable ?? false,
    media: input.media ?? null,
    search_terms: [],
    details: texts.details,
    created_by: input.created_by,
    version: 1,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    deleted_at: input.status === 'removed' ? now.toISOString() : null,
  }
}
