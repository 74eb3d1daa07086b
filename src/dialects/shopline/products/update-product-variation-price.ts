import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import type { Product, Variant } from '../../../core/products/product.ts'
import { updateProduct } from '../../../core/products/update-product.ts'
import { endpoint } from '../endpoint.ts'
import type { VariationFields } from './product-fields.ts'
import { parsePrices, priceTiersOf } from './product-input.ts'
import { variationJson } from './product-json.ts'
import { pricesBody } from './update-product-price.ts'

export const variationParams = z.object({ product_id: z.string(), id: z.string() })

/** The variation of a product; refuses what is not one (variant_not_found). */
export function variationOf(product: Product, id: string): Variant {
  const variant = product.variants.find((each) => each.id === id && !each.is_default)
  if (!variant) throw new DomainError('variant_not_found')
  return variant
}

/** "Update Product Variation Price": PUT /products/:product_id/variations/:id/update_price */
export const updateProductVariationPriceEndpoint = endpoint(
  { params: variationParams, body: pricesBody },
  async (call) => {
    const { body, currency, now, params } = call
    const updated = await updateProduct(
      call.db,
      call.actor,
      { id: params.product_id },
      (product) => {
        const variant = variationOf(product, params.id)
        const columns = parsePrices(body, ['price', 'price_sale', 'cost'] as const, currency)
        const tiers = body.product_price_tiers
        const before = variant.details as VariationFields
        return {
          // Inferred: a variation with a price of its own ends the sharing of one price.
          ...(Object.keys(columns).length > 0 ? { details: { same_price: false } } : {}),
          variants: [
            {
              id: variant.id,
              columns,
              details: {
                ...parsePrices(body, ['member_price', 'retail_price'] as const, currency),
                ...(tiers ? { price_tiers: priceTiersOf(tiers, before.price_tiers, now) } : {}),
              },
            },
          ],
        }
      },
      now,
    )
    return variationJson(updated, variationOf(updated, params.id), currency)
  },
)
