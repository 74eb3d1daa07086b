import { type Permission, permissionsOf } from '../../core/access/permissions.ts'
import type { Access } from '../../core/access/tokens.ts'
import { findWarehouses, type Warehouse } from '../../core/merchants/find-warehouses.ts'
import { loadProduct } from '../../core/products/load-product.ts'
import { choicesOf, optionAxesOf } from '../../core/products/option-axes.ts'
import type { Product, Variant } from '../../core/products/product.ts'
import type { Db } from '../../platform/db.ts'
import type { ProductAction, ProductDetail, ProductListItem, VariantJson } from './contract.ts'

const time = (instant: string) => new Date(instant).toISOString()
const categoryJson = ({ id, name }: { id: string; name: string }) => ({ id, name })

/** What is asked for a variant now; a sale price of zero is none. */
function priceOf(variant: Variant): number {
  return variant.price_sale_minor > 0 ? variant.price_sale_minor : variant.price_minor
}

/** A product in a list, its variants summed up. */
export function productListItem(product: Product): ProductListItem {
  const { variants } = product
  const prices = variants.map(priceOf)
  const quantities = variants.map((variant) => variant.quantity)
  return {
    id: product.id,
    title: product.title,
    status: product.status,
    image_url: product.media?.url ?? null,
    variant_count: variants.length,
    sku: variants[0]?.sku ?? null,
    price_from_minor: prices.length > 0 ? Math.min(...prices) : 0,
    price_to_minor: Math.max(0, ...prices),
    has_sale: variants.some((variant) => variant.price_sale_minor > 0),
    quantity: quantities.reduce((sum, each) => sum + each, 0),
    lowest_quantity: quantities.length > 0 ? Math.min(...quantities) : 0,
    is_unlimited: variants.some((variant) => variant.is_unlimited),
    categories: product.categories.map(categoryJson),
    updated_at: time(product.updated_at),
  }
}

interface Reader {
  db: Db
  merchantId: string
  access: Access
}

/** A product as its page shows it; reads the warehouses, and the product unless it is given. */
export async function productDetail(
  { db, merchantId, access }: Reader,
  given: { id: string } | Product,
): Promise<ProductDetail> {
  const [product, warehouses] = await Promise.all([
    'variants' in given ? given : loadProduct(db, merchantId, given),
    findWarehouses(db, merchantId),
  ])
  return detailJson(product, warehouses, access)
}

function detailJson(product: Product, warehouses: Warehouse[], access: Access): ProductDetail {
  const { locale } = access.actor.merchant
  const permissions = permissionsOf(access)
  return {
    id: product.id,
    title: product.title,
    title_translations: product.title_translations,
    description: product.description,
    status: product.status,
    is_preorder: product.is_preorder,
    out_of_stock_orderable: product.out_of_stock_orderable,
    image_urls: [product.media, ...(product.details.more_media ?? [])].flatMap((each) =>
      each ? [each.url] : [],
    ),
    categories: product.categories.map(categoryJson),
    options: optionAxesOf(product, locale),
    variants: product.variants.map((variant) => variantJson(variant, permissions, locale)),
    warehouses: shownWarehouses(product, warehouses),
    created_by: product.created_by,
    created_at: time(product.created_at),
    updated_at: time(product.updated_at),
    version: product.version,
    actions: actionsJson(permissions),
  }
}

function variantJson(variant: Variant, permissions: Permission[], locale: string): VariantJson {
  return {
    id: variant.id,
    firstline_id: variant.firstline_id,
    code: variant.code,
    sku: variant.sku,
    barcode: variant.barcode,
    choices: choicesOf(variant, locale),
    price_minor: variant.price_minor,
    price_sale_minor: variant.price_sale_minor,
    cost_minor: permissions.includes('products:write') ? variant.cost_minor : null,
    is_unlimited: variant.is_unlimited,
    image_url: variant.media?.url ?? null,
    stocks: variant.stocks.map(({ warehouse_id, quantity }) => ({ warehouse_id, quantity })),
    quantity: variant.quantity,
    version: variant.version,
  }
}

// A closed warehouse is shown for as long as something lies there.
function shownWarehouses(product: Product, warehouses: Warehouse[]): ProductDetail['warehouses'] {
  const used = new Set(
    product.variants.flatMap((variant) =>
      variant.stocks.filter((level) => level.quantity !== 0).map((level) => level.warehouse_id),
    ),
  )
  return warehouses
    .filter((each) => each.status === 'active' || used.has(each.id))
    .map(({ id, name }) => ({ id, name }))
}

const actions: ProductAction[] = ['update', 'update_variant', 'set_stock']

// All of them ask for the same permission (routes.ts).
function actionsJson(permissions: Permission[]): ProductDetail['actions'] {
  const isAllowed = permissions.includes('products:write')
  return actions.map((action) => ({
    action,
    is_allowed: isAllowed,
    reason: isAllowed ? null : 'forbidden',
  }))
}
