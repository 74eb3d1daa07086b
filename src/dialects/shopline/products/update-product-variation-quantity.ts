import { setStock } from '../../../core/products/set-stock.ts'
import { endpoint } from '../endpoint.ts'
import { timeJson } from '../time.ts'
import { quantityBody, stockModeOf } from './update-product-quantity.ts'
import { variationOf, variationParams } from './update-product-variation-price.ts'

/** "Update Product Variation Quantity": PUT /products/:product_id/variations/:id/update_quantity */
export const updateProductVariationQuantityEndpoint = endpoint(
  { params: variationParams, body: quantityBody },
  async (call) => {
    const { body, params } = call
    const product = await setStock(
      call.db,
      call.actor,
      { id: params.product_id },
      (found) => [
        {
          variant_id: variationOf(found, params.id).id,
          warehouse_id: null,
          mode: stockModeOf(body.replace),
          quantity: body.quantity,
        },
      ],
      call.now,
    )
    const variant = variationOf(product, params.id)
    return {
      id: variant.id,
      sku: variant.sku,
      quantity: variant.quantity,
      updated_at: timeJson(variant.updated_at),
      product_id: product.id,
    }
  },
)
