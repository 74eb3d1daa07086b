import { z } from 'zod'
import { updateProduct } from '../../../core/products/update-product.ts'
import { endpoint } from '../endpoint.ts'
import type { ProductFields } from './product-fields.ts'
import { parsePrices, priceInput, priceTiersInput, priceTiersOf } from './product-input.ts'
import { mainOf } from './product-json.ts'
import { showProduct } from './show-products.ts'

const params = z.object({ productId: z.string() })

/** The body of both price calls. */
export const pricesBody = z.object({
  price: priceInput.optional(),
  price_sale: priceInput.optional(),
  cost: priceInput.optional(),
  member_price: priceInput.optional(),
  retail_price: priceInput.optional(),
  product_price_tiers: priceTiersInput.optional(),
})

/** "Update Product Price": PUT /products/:productId/update_price */
export const updateProductPriceEndpoint = endpoint({ params, body: pricesBody }, async (call) => {
  const { body, currency, now } = call
  const updated = await updateProduct(
    call.db,
    call.actor,
    { id: call.params.productId },
    (product) => {
      const fields = product.details as ProductFields
      const columns = parsePrices(body, ['price', 'price_sale', 'cost'] as const, currency)
      const isSame = fields.same_price ?? true
      const { sku, barcode, price_minor, price_sale_minor, cost_minor } = mainOf(product)
      const main = { sku, barcode, price_minor, price_sale_minor, cost_minor, ...columns }
      const hasVariations = product.variants.some((variant) => !variant.is_default)
      const tiers = body.product_price_tiers
      return {
        details: {
          ...parsePrices(body, ['member_price', 'retail_price'] as const, currency),
          ...(tiers ? { price_tiers: priceTiersOf(tiers, fields.price_tiers, now) } : {}),
          ...(hasVariations ? { main } : {}),
        },
        // Variations that share the product's prices follow it.
        variants: product.variants
          .filter((variant) => variant.is_default || isSame)
          .map((variant) => ({ id: variant.id, columns })),
      }
    },
    now,
  )
  return showProduct(call, updated)
})
