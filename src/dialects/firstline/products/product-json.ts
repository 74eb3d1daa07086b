import type { VariantOfProduct } from '../../../core/products/find-variants.ts'
import type { Product, Variant } from '../../../core/products/product.ts'
import { moneyJson } from '../money.ts'
import { timeJson } from '../time.ts'

/** A product as FIRST LINE shows it: what can be sold, with its product's texts (product.md). */
export function productJson({ variant, product }: VariantOfProduct, timezone: string): object {
  const changed = [variant.updated_at, product.updated_at].map((at) => Date.parse(at))
  return {
    id: variant.firstline_id,
    name: product.title,
    sku: variant.sku,
    description: product.description,
    // Quirk 7: sent as a number, shown as text.
    price: moneyJson(variant.price_minor),
    stock: variant.quantity,
    // Inferred: a product of another face may be in no category, and the field is never null.
    category: product.categories[0]?.name ?? '',
    created_at: timeJson(variant.created_at, timezone),
    updated_at: timeJson(new Date(Math.max(...changed)).toISOString(), timezone),
  }
}

/** The variant with this FIRST LINE number and its product; the product was found by it. */
export function variantOf(product: Product, number: number): VariantOfProduct {
  const variant = product.variants.find((each) => each.firstline_id === number)
  return { variant: variant as Variant, product }
}
