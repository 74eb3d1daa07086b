import { z } from 'zod'
import { findProducts, type ProductPaging } from '../../../core/products/find-products.ts'
import { endpoint } from '../endpoint.ts'
import { flagText, listInput } from '../inputs.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { timeInput } from '../time.ts'
import { matchInput } from './search-filters.ts'
import { showProducts } from './show-products.ts'

// Inferred: the form of a rule is not documented: a field, and a direction after a colon.
const sortRule = z
  .string()
  .regex(/^(sold_out|created_at)(:(asc|desc))?$/, 'must be sold_out or created_at')
  .transform((text) => {
    const [field, direction = 'asc'] = text.split(':')
    return { field, direction: direction as 'asc' | 'desc' }
  })

const query = z.object({
  ...pagingQuery,
  sort_by: z.enum(['asc', 'desc']).default('desc'),
  sorts: listInput.pipe(z.array(sortRule).max(2)).optional(),
  id: matchInput.optional(),
  ids: listInput.optional(),
  updated_after: timeInput.optional(),
  updated_before: timeInput.optional(),
  // No product of this record is a set, so there is none to add.
  with_product_set: flagText.optional(),
  include_fields: listInput.optional(),
  fields: listInput.optional(),
  excludes: listInput.optional(),
})
type Query = z.infer<typeof query>

/** "Get Products": GET /products */
export const getProductsEndpoint = endpoint({ query }, async (call) => {
  const { query } = call
  const sort = sortOf(query)
  const page = await findProducts(
    call.db,
    call.merchantId,
    {
      ids: query.id ?? (query.ids ? { any_of: query.ids } : undefined),
      // Inferred from the remark on `sorts`: a client that follows changes is told of removals too.
      with_removed: query.updated_after !== undefined && sort.sold_out === undefined,
      updated_at: [
        ...(query.updated_after ? [{ operator: '>=' as const, value: query.updated_after }] : []),
        ...(query.updated_before ? [{ operator: '<=' as const, value: query.updated_before }] : []),
      ],
    },
    {
      ...sort,
      limit: query.per_page,
      offset: offsetOf(query),
      after_id: query.previous_id || undefined,
    },
  )
  const items = await showProducts(call, page.items, query.include_fields)
  return listJson(items, page.total_count, query)
})

function sortOf(query: Query): Pick<ProductPaging, 'sort' | 'direction' | 'sold_out'> {
  const ruleOf = (field: string) => query.sorts?.find((rule) => rule.field === field)?.direction
  return {
    sort: 'created_at',
    direction: ruleOf('created_at') ?? query.sort_by,
    sold_out: ruleOf('sold_out'),
  }
}
