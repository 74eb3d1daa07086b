import { z } from 'zod'
import { countCategoryProducts } from '../../../core/products/count-category-products.ts'
import { findCategories, findDescendants } from '../../../core/products/find-categories.ts'
import { endpoint } from '../endpoint.ts'
import { flagText, listInput } from '../inputs.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { timeInput } from '../time.ts'
import { categoryJson } from './category-json.ts'

const query = z.object({
  ...pagingQuery,
  updated_after: timeInput.optional(),
  updated_before: timeInput.optional(),
  created_by_filter: z.enum(['admin', 'pos']).default('admin'),
  // No product of this record is a set, so counts do not depend on it.
  with_product_set: flagText.optional(),
  category_ids: listInput.optional(),
  include_fields: listInput.optional(),
  fields: listInput.optional(),
  excludes: listInput.optional(),
})

/** "Get Categories": GET /categories. Inferred: rows are top-level, unless some are asked for. */
export const getCategoriesEndpoint = endpoint({ query }, async (call) => {
  const { query, db, merchantId } = call
  // All categories of this record are in the admin tree; tills have none of their own.
  if (query.created_by_filter === 'pos') return listJson([], 0, query)
  const isNarrowed = query.category_ids ?? query.updated_after ?? query.updated_before
  const page = await findCategories(
    db,
    merchantId,
    {
      ids: query.category_ids,
      is_top: isNarrowed === undefined,
      updated_from: query.updated_after,
      updated_to: query.updated_before,
    },
    { limit: query.per_page, offset: offsetOf(query), after_id: query.previous_id || undefined },
  )
  const ids = page.items.map((category) => category.id)
  const include = query.include_fields ?? []
  const [below, counts] = await Promise.all([
    findDescendants(db, merchantId, ids),
    include.includes('product_count') ? countCategoryProducts(db, merchantId, ids) : null,
  ])
  const items = page.items.map((category) => ({
    ...categoryJson(category, below),
    ...(counts ? { product_count: counts.get(category.id) ?? 0 } : {}),
    // Nothing writes metafields of categories.
    ...(include.includes('metafields') ? { metafields: {} } : {}),
  }))
  return listJson(items, page.total_count, query)
})
