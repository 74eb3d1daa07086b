import { z } from 'zod'
import { createProduct } from '../../core/products/create-product.ts'
import { endpoint } from '../endpoint.ts'
import { countInput, productFields, titlesOf, variantFields } from './product-input.ts'
import { productDetail } from './product-json.ts'

const body = z
  .object({ ...productFields, ...variantFields, quantity: countInput.min(0) })
  .partial()
  .required({ title_translations: true })

/** POST /products: a product without variations. */
export const createProductEndpoint = endpoint({ body, status: 201 }, async (call) => {
  const { body: sent } = call
  const product = await createProduct(
    call.db,
    call.actor,
    {
      title_translations: titlesOf({}, sent.title_translations),
      description: sent.description,
      status: sent.status,
      is_preorder: sent.is_preorder,
      out_of_stock_orderable: sent.out_of_stock_orderable,
      category_ids: sent.category_ids,
      created_by: 'admin',
      default_variant: {
        sku: sent.sku,
        barcode: sent.barcode,
        price_minor: sent.price_minor,
        price_sale_minor: sent.price_sale_minor,
        cost_minor: sent.cost_minor,
        is_unlimited: sent.is_unlimited,
        quantity: sent.quantity,
      },
      claims_skus: true,
    },
    call.now,
  )
  return productDetail(call, product)
})
