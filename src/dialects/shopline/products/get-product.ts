import { z } from 'zod'
import { loadProduct } from '../../../core/products/load-product.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, listInput } from '../inputs.ts'
import { showProduct } from './show-products.ts'

const query = z.object({
  include_fields: listInput.optional(),
  fields: listInput.optional(),
  excludes: listInput.optional(),
})

/** "Get Product": GET /products/:id */
export const getProductEndpoint = endpoint({ params: idParams, query }, async (call) => {
  const product = await loadProduct(call.db, call.merchantId, { id: call.params.id })
  return showProduct(call, product, call.query.include_fields)
})
