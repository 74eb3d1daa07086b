import { z } from 'zod'
import { findProductsUncounted } from '../../core/products/find-products.ts'
import { endpoint } from '../endpoint.ts'
import { pagingFields, readPage } from '../paging.ts'
import type { ProductListPage } from './contract.ts'
import { productListItem } from './product-json.ts'

const query = z.object({
  /** Contained in a name, a SKU, a till number or a barcode. */
  q: z.string().max(200).optional(),
  /** The id of a category. */
  category: z.string().max(100).optional(),
  status: z.enum(['active', 'draft', 'hidden']).optional(),
  /** A variant that is counted has at most this many in all warehouses. */
  low_stock: z
    .string()
    .regex(/^\d{1,9}$/, 'must be a number')
    .transform(Number)
    .optional(),
  ...pagingFields,
})

/** GET /products: newest first, without their number. */
export const getProductsEndpoint = endpoint(
  { query },
  async ({ db, merchantId, query }): Promise<ProductListPage> => {
    const text = query.q?.trim()
    const filter = {
      ...(text ? { text } : {}),
      ...(query.category ? { category_ids: [query.category] } : {}),
      ...(query.status ? { statuses: [query.status] } : {}),
      ...(query.low_stock === undefined ? {} : { low_stock: query.low_stock }),
    }
    const page = await readPage(query, 'desc', (paging) =>
      findProductsUncounted(db, merchantId, filter, { ...paging, sort: 'created_at', offset: 0 }),
    )
    return { ...page, items: page.items.map(productListItem) }
  },
)
