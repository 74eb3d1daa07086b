import type { CursorPage } from '../customers/contract.ts'

// What the console is told about products, and what it may ask. Amounts are hundredths of the
// currency's main unit, times are ISO texts in UTC, ids are texts.

export type ProductStatus = 'active' | 'draft' | 'hidden' | 'removed'

/** GET /api/products?q=&category=&status=&low_stock=&after=&before=&limit=: newest first. */
export type ProductListPage = CursorPage<ProductListItem>

export interface ProductListItem {
  id: string
  title: string
  status: ProductStatus
  image_url: string | null
  variant_count: number
  /** Of the first variant; null without one. */
  sku: string | null
  /** What is asked for it now: the sale price where there is one. */
  price_from_minor: number
  price_to_minor: number
  has_sale: boolean
  /** In all warehouses together. */
  quantity: number
  /** The least of its variants. */
  lowest_quantity: number
  is_unlimited: boolean
  categories: { id: string; name: string }[]
  updated_at: string
}

export type ProductAction = 'update' | 'update_variant' | 'set_stock'

export interface ProductActionJson {
  action: ProductAction
  is_allowed: boolean
  /** Why not: the code that the action itself would be refused with; null when it is allowed. */
  reason: string | null
}

/** GET /api/products/:id, and what every change of a product answers with. */
export interface ProductDetail {
  id: string
  /** In the shop's language. */
  title: string
  title_translations: Record<string, string>
  description: string | null
  status: ProductStatus
  is_preorder: boolean
  /** May be ordered though there is none of it, which takes the count below zero. */
  out_of_stock_orderable: boolean
  image_urls: string[]
  categories: { id: string; name: string }[]
  /** What the variants differ in; none of a product without variations. */
  options: { name: string | null; values: string[] }[]
  variants: VariantJson[]
  /** Where stock can be, oldest first. */
  warehouses: { id: string; name: string }[]
  created_by: string
  created_at: string
  updated_at: string
  version: number
  actions: ProductActionJson[]
}

export interface VariantJson {
  id: string
  firstline_id: number
  /** The till's product number. */
  code: string
  sku: string
  barcode: string | null
  /** One of each option's values, in their order. */
  choices: string[]
  price_minor: number
  /** 0 is none. */
  price_sale_minor: number
  /** Null for who may not change products. */
  cost_minor: number | null
  is_unlimited: boolean
  image_url: string | null
  stocks: { warehouse_id: string; quantity: number }[]
  /** In all warehouses together. */
  quantity: number
  version: number
}

/** PATCH /api/products/:id: what is left out stays as it is; languages are laid over the others. */
export interface ProductChangesInput {
  title_translations?: Record<string, string>
  description?: string | null
  status?: 'active' | 'draft' | 'hidden'
  is_preorder?: boolean
  out_of_stock_orderable?: boolean
  category_ids?: string[]
}

/** PATCH /api/variants/:id: what is left out stays as it is. */
export interface VariantChangesInput {
  price_minor?: number
  price_sale_minor?: number
  cost_minor?: number
  sku?: string
  barcode?: string | null
  is_unlimited?: boolean
}

/** PUT /api/variants/:id/stock */
export type StockInput = { warehouse_id: string; reason?: string } & (
  | {
      /** The count there shall be. */
      quantity: number
      /** The count that was seen: refused (stock_changed_meanwhile) when it is another by now. */
      expected?: number
    }
  /** What is added to the count; below zero takes away. */
  | { change: number }
)

/** GET /api/variants/:id/movements?warehouse_id=&after=&limit=: newest first; `next` only. */
export interface MovementsPage {
  items: MovementJson[]
  next: string | null
}

export interface MovementJson {
  id: string
  warehouse: { id: string; name: string }
  /** What was added; below zero was taken away. */
  quantity: number
  reason: 'opening' | 'order' | 'cancel' | 'return' | 'set' | 'adjust' | 'split'
  /** In words, where somebody said why. */
  note: string | null
  order: { id: string; order_number: string | null } | null
  actor_name: string
  occurred_at: string
}

/** POST /api/products: a product without variations. */
export interface NewProductInput extends ProductChangesInput, VariantChangesInput {
  title_translations: Record<string, string>
  /** Opening stock in the online store's warehouse. */
  quantity?: number
}

/** GET /api/categories */
export interface CategoriesJson {
  items: { id: string; name: string; parent_id: string | null }[]
}
