import { findQuantitySold } from '../../../core/products/find-quantity-sold.ts'
import type { Product } from '../../../core/products/product.ts'
import type { Context } from '../endpoint.ts'
import { productJson } from './product-json.ts'

/** Products as SHOPLINE shows them; `include` names the keys that are shown on demand. */
export async function showProducts(
  call: Context,
  products: Product[],
  include: string[] = [],
): Promise<object[]> {
  const sold = await findQuantitySold(
    call.db,
    call.merchantId,
    products.map((product) => product.id),
  )
  return products.map((product) =>
    productJson(product, { currency: call.currency, sold: sold.get(product.id) ?? 0, include }),
  )
}

/** One product as SHOPLINE shows it. */
export async function showProduct(
  call: Context,
  product: Product,
  include: string[] = [],
): Promise<object> {
  const [json] = await showProducts(call, [product], include)
  return json as object
}
