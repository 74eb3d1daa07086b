import { z } from 'zod'
import { expectVersion } from '../../core/expect-version.ts'
import type { Variant } from '../../core/products/product.ts'
import { updateProduct, type VariantChange } from '../../core/products/update-product.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { variantFields } from './product-input.ts'
import { productDetail } from './product-json.ts'

const body = z.object(variantFields).partial()

/** PATCH /variants/:id: what is left out stays as it is. A SKU is one variant's. */
export const updateVariantEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { db, actor, now, ifMatch, body: sent } = call
  const { id } = call.params
  const product = await updateProduct(
    db,
    actor,
    { variant_id: id },
    (product) => {
      // The product was found by it.
      const variant = product.variants.find((each) => each.id === id) as Variant
      expectVersion(variant, ifMatch, 'product_changed_meanwhile')
      const columns = columnsOf(sent)
      if (Object.keys(columns).length === 0) return null
      return { variants: [{ id, columns }], claims_skus: true }
    },
    now,
  )
  return productDetail(call, product)
})

function columnsOf(sent: z.infer<typeof body>): NonNullable<VariantChange['columns']> {
  return {
    ...(sent.price_minor === undefined ? {} : { price_minor: sent.price_minor }),
    ...(sent.price_sale_minor === undefined ? {} : { price_sale_minor: sent.price_sale_minor }),
    ...(sent.cost_minor === undefined ? {} : { cost_minor: sent.cost_minor }),
    ...(sent.sku === undefined ? {} : { sku: sent.sku }),
    ...(sent.barcode === undefined ? {} : { barcode: sent.barcode }),
    ...(sent.is_unlimited === undefined ? {} : { is_unlimited: sent.is_unlimited }),
  }
}
