import { createProduct } from '../../../core/products/create-product.ts'
import type { Variant } from '../../../core/products/product.ts'
import { endpoint } from '../endpoint.ts'
import { amountOf } from '../money.ts'
import { newProductInput } from './product-input.ts'
import { productJson } from './product-json.ts'

/** "Create": POST /product */
export const createProductEndpoint = endpoint(
  { input: newProductInput },
  async ({ db, actor, timezone, now, input: sent }) => {
    const product = await createProduct(
      db,
      actor,
      {
        title: sent.name,
        description: sent.description ?? null,
        created_by: 'firstline',
        category_name: sent.category,
        default_variant: {
          sku: sent.sku,
          price_minor: amountOf(sent.price, 'price') ?? 0,
          quantity: sent.stock,
        },
        // Inferred: the integration guide finds products by SKU, so a SKU names one.
        claims_skus: true,
      },
      now,
    )
    const variant = product.variants[0] as Variant
    return { data: productJson({ variant, product }, timezone) }
  },
  201,
)
