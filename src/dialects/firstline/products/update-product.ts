import type { Product } from '../../../core/products/product.ts'
import type { StockChange } from '../../../core/products/set-stock.ts'
import { type ProductChanges, updateProduct } from '../../../core/products/update-product.ts'
import { endpoint } from '../endpoint.ts'
import { pathIds } from '../inputs.ts'
import { amountOf } from '../money.ts'
import { productChangesInput, type SentProductChanges } from './product-input.ts'
import { productJson, variantOf } from './product-json.ts'

/**
 * "Update": PUT /product/{product_id}. Name, description and category belong to all variations of
 * the product.
 */
export const updateProductEndpoint = endpoint(
  { params: pathIds('product_id'), input: productChangesInput },
  async ({ db, actor, timezone, now, params, input: sent }) => {
    const number = params.product_id
    const product = await updateProduct(
      db,
      actor,
      { variant_firstline_id: number },
      (current) => changesOf(current, number, sent),
      now,
    )
    return { data: productJson(variantOf(product, number), timezone) }
  },
)

function changesOf(
  product: Product,
  number: number,
  sent: SentProductChanges,
): ProductChanges | null {
  if (Object.values(sent).every((value) => value === undefined)) return null
  const { variant } = variantOf(product, number)
  const columns = {
    ...(sent.sku === undefined ? {} : { sku: sent.sku }),
    ...(sent.price === undefined ? {} : { price_minor: amountOf(sent.price, 'price') ?? 0 }),
  }
  return {
    columns: {
      ...(sent.name === undefined ? {} : { title: sent.name }),
      ...(sent.description === undefined ? {} : { description: sent.description }),
    },
    // Sent back as it was read, a category leaves the product's others in place.
    ...(sent.category === undefined || sent.category === product.categories[0]?.name
      ? {}
      : { category_name: sent.category }),
    ...(Object.keys(columns).length > 0 ? { variants: [{ id: variant.id, columns }] } : {}),
    stock: stockOf(variant, sent.stock),
    claims_skus: true,
  }
}

// FIRST LINE knows one count: in several warehouses the fullest takes the difference.
function stockOf(
  variant: { id: string; quantity: number; stocks: { warehouse_id: string; quantity: number }[] },
  stock: number | undefined,
): StockChange[] {
  if (stock === undefined || stock === variant.quantity) return []
  const [fullest] = variant.stocks.toSorted((a, b) => b.quantity - a.quantity)
  return [
    {
      variant_id: variant.id,
      warehouse_id: fullest?.warehouse_id ?? null,
      mode: 'adjust',
      quantity: stock - variant.quantity,
    },
  ]
}
