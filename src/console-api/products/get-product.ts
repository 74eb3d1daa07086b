import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { productDetail } from './product-json.ts'

/** GET /products/:id: with its variants, and their stock in each warehouse. */
export const getProductEndpoint = endpoint({ params: idParams }, (call) =>
  productDetail(call, call.params),
)
