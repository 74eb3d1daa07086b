import { z } from 'zod'
import { expectVersion } from '../../core/expect-version.ts'
import { updateProduct } from '../../core/products/update-product.ts'
import { endpoint } from '../endpoint.ts'
import { idParams } from '../inputs.ts'
import { productFields, titlesOf } from './product-input.ts'
import { productDetail } from './product-json.ts'

const body = z.object(productFields).partial()

/** PATCH /products/:id: what is left out stays as it is. */
export const updateProductEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { db, actor, now, params, ifMatch } = call
  const { category_ids, title_translations, ...sent } = call.body
  const product = await updateProduct(
    db,
    actor,
    params,
    (product) => {
      expectVersion(product, ifMatch, 'product_changed_meanwhile')
      const columns = {
        ...(Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)) as {
          [Name in keyof typeof sent]?: Exclude<(typeof sent)[Name], undefined>
        }),
        ...(title_translations
          ? { title_translations: titlesOf(product.title_translations, title_translations) }
          : {}),
      }
      if (Object.keys(columns).length === 0 && category_ids === undefined) return null
      return { columns, ...(category_ids ? { category_ids } : {}) }
    },
    now,
  )
  return productDetail(call, product)
})
