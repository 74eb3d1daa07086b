import { loadProduct } from '../../../core/products/load-product.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import { productJson, variantOf } from './product-json.ts'

/** "Read one": GET /product/{product_id} */
export const getProductEndpoint = endpoint(
  { params: pathIds('product_id') },
  async ({ db, merchantId, timezone, params }) => {
    const number = params.product_id
    const product = await loadProduct(db, merchantId, { variant_firstline_id: number })
    return { data: productJson(variantOf(product, number), timezone) }
  },
)
