import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { defaultVariantOf, type Product } from '../../../core/products/product.ts'
import { setStock } from '../../../core/products/set-stock.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, idParams } from '../inputs.ts'
import { stockJson } from './get-product-stocks.ts'
import { quantityInput } from './product-input.ts'
import { stockModeOf } from './update-product-quantity.ts'
import { variationOf } from './update-product-variation-price.ts'

const body = z.object({
  warehouse_id: z.string(),
  quantity: quantityInput,
  // Empty for products without variations, as the vendor's purchase orders write it.
  variation_id: z.string().nullish(),
  is_replace: flagInput.default(false),
})

/** "Update Product Stocks": PUT /products/:id/stocks */
export const updateProductStocksEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { warehouse_id, quantity, variation_id, is_replace } = call.body
  const product = await setStock(
    call.db,
    call.actor,
    { id: call.params.id },
    (found) => {
      const variant = variation_id ? variationOf(found, variation_id) : defaultVariantOf(found)
      if (!variant) throw new DomainError('invalid', { reason: '"variation_id" is required' })
      return [{ variant_id: variant.id, warehouse_id, mode: stockModeOf(is_replace), quantity }]
    },
    call.now,
  )
  return productStockJson(product)
})

function productStockJson(product: Product): object {
  const variations = product.variants.filter((variant) => !variant.is_default)
  return {
    id: product.id,
    title_translations: product.title_translations,
    unlimited_quantity: product.variants.some((variant) => variant.is_unlimited),
    stocks: (defaultVariantOf(product)?.stocks ?? []).map(stockJson),
    variations: variations.map((variant) => ({
      id: variant.id,
      fields_translations: variant.fields_translations,
      stocks: variant.stocks.map(stockJson),
    })),
  }
}
