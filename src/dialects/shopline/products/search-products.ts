import { z } from 'zod'
import {
  findProducts,
  type ProductFilter,
  type ProductPaging,
} from '../../../core/products/find-products.ts'
import { type Context, endpoint } from '../endpoint.ts'
import { selectFields } from '../fields.ts'
import { flagText, listInput } from '../inputs.ts'
import { listJson, offsetOf, pagingQuery } from '../paging.ts'
import { matchInput, numbersInput, timesInput } from './search-filters.ts'
import { showProducts } from './show-products.ts'

const flag = z.union([z.boolean(), flagText]).optional()
const words = z.string().max(400).optional()
const whole = z.union([z.number().transform(String), z.string()])

/** The filters, in the body or in the query. Empty texts filter nothing unless said otherwise. */
const filters = {
  page: whole.default('1').pipe(pagingQuery.page.unwrap()),
  per_page: whole.default('24').pipe(pagingQuery.per_page.unwrap()),
  previous_id: pagingQuery.previous_id,
  query: words,
  id: matchInput.optional(),
  category_id: listInput.optional(),
  status: z.enum(['active', 'draft', 'removed', 'hidden']).optional(),
  sort_type: z
    .enum(['created_at', 'lowest_price', 'quantity_sold', 'custom_sorting'])
    .default('created_at'),
  sort_by: z.enum(['asc', 'desc']).default('desc'),
  sku: matchInput.optional(),
  barcode: matchInput.optional(),
  is_preorder: flag,
  quantity: numbersInput.optional(),
  variation_quantity: numbersInput.optional(),
  unlimited_quantity: flag,
  created_at: timesInput.optional(),
  updated_at: timesInput.optional(),
  title_translations: words,
  summary_translations: words,
  tags: words,
  excludes: listInput.optional(),
  fields: listInput.optional(),
  include_fields: listInput.optional(),
  retail_status: z.enum(['active', 'draft']).optional(),
  // No product of this record is a set, so there is none to add.
  with_product_set: flag,
  purchasable: flag,
  root_product: flag,
  supplier_id: z.string().max(100).optional(),
  pos_category_id: z.string().max(100).optional(),
  type: z.string().max(100).optional(),
  allow_gift: flag,
}
const search = z
  .object(filters)
  .refine((sent) => sent.sort_type !== 'quantity_sold' || sent.sort_by === 'desc', {
    path: ['sort_by'],
    message: 'must be desc with quantity_sold',
  })
type Search = z.infer<typeof search>

/** "Search Products": POST /products/search */
export const searchProductsEndpoint = endpoint({ body: search }, async (call) => {
  const { fields = [], excludes = [] } = call.body
  return selectFields(await answer(call, call.body), { fields, excludes })
})

/** "Search Products" of the older documents: GET /products/search, the same filters as parameters. */
export const searchProductsByQueryEndpoint = endpoint({ query: search }, async (call) =>
  answer(call, call.query),
)

async function answer(call: Context, sent: Search): Promise<object> {
  // Bundles and chain-store products do not exist here, so nothing is one.
  const isNothing = sent.type === 'product_set' || sent.root_product === true
  if (isNothing) return listJson([], 0, sent)
  const page = await findProducts(call.db, call.merchantId, filterOf(sent), pagingOf(sent))
  const items = await showProducts(call, page.items, sent.include_fields)
  return listJson(items, page.total_count, sent)
}

function pagingOf(sent: Search): ProductPaging {
  return {
    // Inferred: without products_sorting nobody has sorted by hand, which leaves the usual order.
    sort: sent.sort_type === 'custom_sorting' ? 'created_at' : sent.sort_type,
    direction: sent.sort_by,
    limit: sent.per_page,
    offset: offsetOf(sent),
    after_id: sent.previous_id || undefined,
  }
}

function filterOf(sent: Search): ProductFilter {
  const equals = (value: string | undefined, whenMissing: boolean) =>
    value === undefined ? undefined : { equals: value, when_missing: whenMissing }
  return {
    text: sent.query || undefined,
    ids: sent.id,
    category_ids: sent.category_id?.length ? sent.category_id : undefined,
    statuses: sent.status ? [sent.status] : undefined,
    with_removed: sent.status === 'removed',
    skus: sent.sku,
    barcodes: sent.barcode,
    is_preorder: sent.is_preorder,
    quantity: sent.quantity,
    variation_quantity: sent.variation_quantity,
    is_unlimited: sent.unlimited_quantity,
    created_at: sent.created_at,
    updated_at: sent.updated_at,
    title: sent.title_translations || undefined,
    is_purchasable: sent.purchasable,
    details: {
      retail_status: equals(sent.retail_status, sent.retail_status === 'active'),
      // Only with root_product may these be used; without it they are compared as stored.
      supplier_id: equals(sent.supplier_id, false),
      allow_gift: equals(sent.allow_gift?.toString(), sent.allow_gift === false),
    },
    details_containing: {
      summary_translations: sent.summary_translations || undefined,
      tags: sent.tags || undefined,
    },
  }
}
