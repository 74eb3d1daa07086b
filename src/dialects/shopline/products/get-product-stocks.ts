import { z } from 'zod'
import { loadProduct } from '../../../core/products/load-product.ts'
import type { Product, StockLevel } from '../../../core/products/product.ts'
import { endpoint } from '../endpoint.ts'
import { idParams, listInput } from '../inputs.ts'

const query = z.object({ fields: listInput.optional(), excludes: listInput.optional() })

/** "Get Product Stocks": GET /products/:id/stocks */
export const getProductStocksEndpoint = endpoint({ params: idParams, query }, async (call) => {
  const product = await loadProduct(call.db, call.merchantId, { id: call.params.id })
  return {
    id: product.id,
    title_translations: product.title_translations,
    stocks: stocksOf(product).map(stockJson),
  }
})

// Inferred: with variations a warehouse's stock is their sum.
function stocksOf(product: Product): StockLevel[] {
  const sums = new Map<string, number>()
  for (const { warehouse_id, quantity } of product.variants.flatMap((each) => each.stocks)) {
    sums.set(warehouse_id, (sums.get(warehouse_id) ?? 0) + quantity)
  }
  return [...sums].map(([warehouse_id, quantity]) => ({ warehouse_id, quantity }))
}

/** The stock of one warehouse. */
export function stockJson(level: StockLevel): object {
  return {
    warehouse_id: level.warehouse_id,
    quantity: level.quantity,
  }
}
