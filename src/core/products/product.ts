import type { Media } from '../media.ts'
import type { Minor } from '../money.ts'
import { searchTerms } from '../search-terms.ts'
import type { Translations } from '../translations.ts'

export type ProductStatus = 'active' | 'draft' | 'hidden' | 'removed'

/** What was chosen of each option, per language: {"zh-hant": ["紅", "中"]}. */
export type FieldTranslations = Record<string, string[]>

/**
 * A product with what can be sold of it: the row of `products` (decision 0005), its variants in
 * order and the categories it is in. Times are ISO texts in UTC.
 */
export interface Product {
  merchant_id: string
  id: string
  status: ProductStatus
  /** The name in the merchant's first language. */
  title: string
  title_translations: Translations
  description: string | null
  is_preorder: boolean
  out_of_stock_orderable: boolean
  media: Media | null
  search_terms: string[]
  details: ProductDetails
  created_by: string
  version: number
  created_at: string
  updated_at: string
  deleted_at: string | null
  variants: Variant[]
  categories: ProductCategory[]
}

/** Fields that are stored and shown but decide nothing. Vendors' attributes keep their own names. */
export interface ProductDetails extends Record<string, unknown> {
  /** Price and SKU of a product whose variations carry their own; without variations, of nothing. */
  main?: MainVariant
  /** Pictures after the first. */
  more_media?: Media[]
  description_translations?: Translations
}

/** What a product with variations shows as its own. */
export interface MainVariant {
  sku: string
  barcode: string | null
  price_minor: Minor
  price_sale_minor: Minor
  cost_minor: Minor
}

export interface ProductCategory {
  id: string
  firstline_id: number
  name: string
}

/** How much of a variant is in one warehouse. */
export interface StockLevel {
  warehouse_id: string
  quantity: number
}

/** What can be sold: the row of `variants`, with its stock in each warehouse and in all. */
export interface Variant {
  merchant_id: string
  id: string
  product_id: string
  firstline_id: number
  /** The till's product number. */
  code: string
  /** The only variant of a product without variations. */
  is_default: boolean
  position: number
  sku: string
  barcode: string | null
  fields_translations: FieldTranslations
  price_minor: Minor
  price_sale_minor: Minor
  cost_minor: Minor
  is_unlimited: boolean
  media: Media | null
  details: Record<string, unknown>
  version: number
  created_at: string
  updated_at: string
  deleted_at: string | null
  stocks: StockLevel[]
  quantity: number
}

/** A group of products: the row of `categories`. */
export interface Category {
  merchant_id: string
  id: string
  firstline_id: number
  parent_id: string | null
  name: string
  name_translations: Translations
  status: string
  priority: number
  details: Record<string, unknown>
  created_at: string
  updated_at: string
}

/** The variant of a product without variations, or null when it has some. */
export function defaultVariantOf(product: Product): Variant | null {
  return product.variants.find((variant) => variant.is_default) ?? null
}

/** The terms a product is found by: its names, and what its variants are called and coded. */
export function productSearchTerms(product: {
  title: string
  title_translations: Translations
  details: ProductDetails
  variants: Pick<Variant, 'sku' | 'code' | 'barcode' | 'fields_translations'>[]
}): string[] {
  return searchTerms([
    product.title,
    ...Object.values(product.title_translations),
    product.details.main?.sku,
    product.details.main?.barcode,
    ...product.variants.flatMap((variant) => [
      variant.sku,
      variant.code,
      variant.barcode,
      ...Object.values(variant.fields_translations).flat(),
    ]),
  ])
}
