import { z } from 'zod'
import { loadStore } from '../../core/merchants/find-stores.ts'
import {
  type CounterProduct,
  findCounterProducts,
} from '../../core/products/find-counter-products.ts'
import { endpoint } from '../endpoint.ts'
import type { CounterProductJson, CounterProductsJson } from './contract.ts'

const query = z.object({
  store_id: z.string().max(64),
  q: z.string().max(200).default(''),
})

const limit = 20

/** What can be sold at a counter, by what a scanner sends or what somebody types. */
export const getCounterProductsEndpoint = endpoint({ query }, async (call) => {
  const { db, merchantId, actor } = call
  const store = await loadStore(db, merchantId, { id: call.query.store_id })
  const found = await findCounterProducts(db, merchantId, {
    text: call.query.q,
    warehouse_id: store.warehouse_id,
    limit,
  })
  const items = found.map((each) => counterProductJson(each, actor.merchant.locale))
  return { items } satisfies CounterProductsJson
})

function counterProductJson(product: CounterProduct, locale: string): CounterProductJson {
  const { fields_translations: fields } = product
  const words = fields[locale] ?? Object.values(fields)[0] ?? []
  return {
    product_id: product.product_id,
    variant_id: product.variant_id,
    title: product.title,
    variant_title: words.join(' / '),
    code: product.code,
    sku: product.sku,
    barcode: product.barcode,
    price_minor: product.price_minor,
    list_price_minor: product.list_price_minor,
    stock_quantity: product.is_unlimited ? null : product.stock_quantity,
    out_of_stock_orderable: product.out_of_stock_orderable,
    image_url: product.image_url,
    is_exact: product.is_exact,
  }
}
