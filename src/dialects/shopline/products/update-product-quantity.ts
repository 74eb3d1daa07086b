import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { defaultVariantOf, type Product, type Variant } from '../../../core/products/product.ts'
import { setStock } from '../../../core/products/set-stock.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, idParams } from '../inputs.ts'
import { timeJson } from '../time.ts'
import { quantityInput } from './product-input.ts'

/** The body of the quantity calls. */
export const quantityBody = z.object({
  quantity: quantityInput,
  // Inferred: false adds to the stock.
  replace: flagInput.default(false),
})

/** Set or adjust, in core's words. */
export function stockModeOf(replaces: boolean): 'set' | 'adjust' {
  return replaces ? 'set' : 'adjust'
}

/** "Update Product Quantity": PUT /products/:id/update_quantity */
export const updateProductQuantityEndpoint = endpoint(
  { params: idParams, body: quantityBody },
  async (call) => {
    const { quantity, replace } = call.body
    const product = await setStock(
      call.db,
      call.actor,
      { id: call.params.id },
      (found) => [
        {
          variant_id: onlyVariantOf(found).id,
          warehouse_id: null,
          mode: stockModeOf(replace),
          quantity,
        },
      ],
      call.now,
    )
    const variant = onlyVariantOf(product)
    return {
      id: product.id,
      sku: variant.sku,
      quantity: variant.quantity,
      updated_at: timeJson(product.updated_at),
    }
  },
)

// Inferred: with variations the product's quantity is their sum, which nobody can set.
function onlyVariantOf(product: Product): Variant {
  const variant = defaultVariantOf(product)
  if (!variant) {
    throw new DomainError('invalid', { reason: 'the product has variations; name one of them' })
  }
  return variant
}
