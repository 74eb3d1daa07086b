import { z } from 'zod'
import { findDescendants } from '../../../core/products/find-categories.ts'
import { loadCategory } from '../../../core/products/load-category.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, listInput } from '../inputs.ts'
import { categoryJson } from './category-json.ts'

const query = z.object({ fields: listInput.optional(), excludes: listInput.optional() })

/** "Get Category": GET /categories/:id */
export const getCategoryEndpoint = endpoint({ params: idParams, query }, async (call) => {
  const category = await loadCategory(call.db, call.merchantId, call.params.id)
  return categoryJson(category, await findDescendants(call.db, call.merchantId, [category.id]))
})
