import type { Media } from '../../../core/media.ts'
import { defaultVariantOf, type Product, type Variant } from '../../../core/products/product.ts'
import { mediaJson } from '../media.ts'
import { moneyJson } from '../money.ts'
import { optionalTimeJson, timeJson } from '../time.ts'
import type { PriceTier, ProductFields, VariantOption, VariationFields } from './product-fields.ts'

/** What is shown of a product beside its record. */
export interface ProductView {
  currency: string
  /** Units sold so far. */
  sold: number
  /** `include_fields[]`: keys that are shown on demand only. */
  include: string[]
}

/** A product as SHOPLINE shows it, every key of its own page (spec/shopline/products.md, Product). */
export function productJson(product: Product, view: ProductView): object {
  const variations = product.variants.filter((variant) => !variant.is_default)
  return {
    ...pricesJson(product, view.currency),
    ...stockJson(product, view.sold),
    variations: variations.map((variant) => variationJson(product, variant, view.currency)),
    ...presentationJson(product),
    ...rulesJson(product, view.currency),
    ...onDemand(view.include),
  }
}

function pricesJson(product: Product, currency: string): object {
  const fields = product.details as ProductFields
  const main = mainOf(product)
  const prices = product.variants.map((variant) => variant.price_minor)
  const sales = product.variants.map((variant) => variant.price_sale_minor)
  const money = (amount: number) => moneyJson(amount, currency)
  return {
    id: product.id,
    status: product.status,
    retail_status: fields.retail_status ?? 'active',
    title_translations: product.title_translations,
    summary_translations: fields.summary_translations ?? {},
    price: money(main.price_minor),
    price_sale: money(main.price_sale_minor),
    lowest_price: money(lowestOf(prices)),
    // A sale price of zero is none.
    lowest_price_sale: money(lowestOf(sales.filter((amount) => amount > 0))),
    hide_price: fields.hide_price ?? false,
    same_price: fields.same_price ?? true,
    cost: money(main.cost_minor),
    member_price: money(fields.member_price_minor ?? 0),
    retail_price: money(fields.retail_price_minor ?? 0),
    flash_price_sets: [],
  }
}

function lowestOf(amounts: number[]): number {
  return amounts.length > 0 ? Math.min(...amounts) : 0
}

function stockJson(product: Product, sold: number): object {
  const fields = product.details as ProductFields
  const main = mainOf(product)
  const quantity = quantityOf(product)
  return {
    is_preorder: product.is_preorder,
    preorder_limit: fields.preorder_limit ?? 0,
    preorder_note_translations: fields.preorder_note_translations ?? {},
    weight: fields.weight ?? 0,
    quantity,
    total_orderable_quantity: orderable(product, quantity, isUnlimited(product)),
    unlimited_quantity: isUnlimited(product),
    medias: mediaOf(product).map(mediaJson),
    detail_medias: (fields.detail_media ?? []).map(mediaJson),
    category_ids: product.categories.map((category) => category.id),
    supplier: null,
    sku: main.sku,
    barcode: main.barcode ?? '',
    quantity_sold: sold,
    barcode_type: fields.barcode_type ?? 'Code 128',
    field_titles: fieldTitles(fields),
  }
}

function presentationJson(product: Product): object {
  const fields = product.details as ProductFields
  return {
    variant_options: (fields.variant_options ?? []).map(optionJson),
    location_id: fields.location_id ?? '',
    feed_category: {},
    feed_variations: fields.feed_variations ?? {},
    description_translations: fields.description_translations ?? {},
    seo_title_translations: fields.seo_title_translations ?? {},
    seo_description_translations: fields.seo_description_translations ?? {},
    seo_keywords: fields.seo_keywords ?? '',
    link: fields.link ?? '',
    is_reminder_active: fields.is_reminder_active ?? false,
    show_custom_related_products: fields.show_custom_related_products ?? false,
    related_product_ids: fields.related_product_ids ?? [],
    tags: fields.tags ?? [],
    blacklisted_delivery_option_ids: fields.blacklisted_delivery_option_ids ?? [],
    blacklisted_payment_ids: fields.blacklisted_payment_ids ?? [],
    max_order_quantity: fields.max_order_quantity ?? -1,
    gender: fields.gender ?? '',
    age_group: fields.age_group ?? '',
    adult: fields.adult ?? '',
    condition: fields.condition ?? '',
    brand: fields.brand ?? '',
    mpn: fields.mpn ?? '',
    gtin: fields.gtin ?? '',
    blacklisted_feed_channels: [],
    updated_at: timeJson(product.updated_at),
    created_at: timeJson(product.created_at),
  }
}

function rulesJson(product: Product, currency: string): object {
  const fields = product.details as ProductFields
  const { out_of_stock_orderable } = product
  return {
    available_start_time: optionalTimeJson(fields.available_start_time ?? null),
    available_end_time: optionalTimeJson(fields.available_end_time ?? null),
    created_by: product.created_by,
    is_excluded_promotion: false,
    taxable: true,
    locked_inventory_count: 0,
    schedule_publish_at: optionalTimeJson(fields.schedule_publish_at ?? null),
    product_price_tiers: priceTiersJson(product, currency),
    out_of_stock_orderable,
    subscription_enabled: false,
    subscription_period_duration: null,
    subscription_recurring_count_limit: null,
    filter_tags: [],
    tax_type: fields.tax_type ?? '1',
    oversea_tax_type: fields.oversea_tax_type ?? '1',
    allow_gift: fields.allow_gift ?? false,
    is_custom: fields.is_custom ?? false,
    sold_out: !isUnlimited(product) && !out_of_stock_orderable && quantityOf(product) <= 0,
  }
}

function quantityOf(product: Product): number {
  return product.variants.reduce((sum, variant) => sum + variant.quantity, 0)
}

function isUnlimited(product: Product): boolean {
  return product.variants.some((variant) => variant.is_unlimited)
}

// Nothing writes labels, metafields or bundles, so they are shown as empty.
function onDemand(include: string[]): object {
  return {
    ...(include.includes('labels') ? { labels: [] } : {}),
    ...(include.includes('metafields') ? { metafields: {} } : {}),
    ...(include.includes('bundle_set') ? { bundle_set: null } : {}),
    ...(include.includes('type') ? { type: 'product' } : {}),
  }
}

/** A variation as SHOPLINE shows it (spec/shopline/products.md, ProductVariation). */
export function variationJson(product: Product, variant: Variant, currency: string): object {
  const fields = variant.details as VariationFields
  const money = (amount: number) => moneyJson(amount, currency)
  return {
    id: variant.id,
    fields_translations: variant.fields_translations,
    price: money(variant.price_minor),
    price_sale: money(variant.price_sale_minor),
    member_price: money(fields.member_price_minor ?? 0),
    retail_price: money(fields.retail_price_minor ?? 0),
    cost: money(variant.cost_minor),
    quantity: variant.quantity,
    total_orderable_quantity: orderable(product, variant.quantity, variant.is_unlimited),
    // Quirk 20: null, since the product's own flag decides.
    unlimited_quantity: null,
    preorder_limit: fields.preorder_limit ?? 0,
    media: variant.media ? mediaJson(variant.media) : null,
    sku: variant.sku,
    location_id: fields.location_id ?? '',
    feed_variations: fields.feed_variations ?? {},
    variant_option_ids: fields.variant_option_ids ?? [],
    barcode: variant.barcode,
    mpn: fields.mpn ?? null,
    gtin: fields.gtin ?? null,
    barcode_type: fields.barcode_type ?? null,
    locked_inventory_count: 0,
    weight: fields.weight ?? 0,
  }
}

/** Price and SKU that the product shows as its own. */
export function mainOf(product: Product) {
  const none = { sku: '', barcode: null, price_minor: 0, price_sale_minor: 0, cost_minor: 0 }
  return (
    defaultVariantOf(product) ??
    product.details.main ?? { ...none, ...pricesOf(product.variants[0]) } // A product with variations that another face or an import wrote has no prices of its own.
  )
}

function pricesOf(variant: Variant | undefined) {
  if (!variant) return {}
  const { price_minor, price_sale_minor, cost_minor } = variant
  return { price_minor, price_sale_minor, cost_minor }
}

function mediaOf(product: Product): Media[] {
  return product.media ? [product.media, ...(product.details.more_media ?? [])] : []
}

// Quirk 21: -1 says "as many as you like".
function orderable(product: Product, quantity: number, isEndless: boolean): number {
  return isEndless || product.out_of_stock_orderable ? -1 : Math.max(quantity, 0)
}

function optionJson(option: VariantOption): object {
  return {
    id: option.id,
    name_translations: option.name_translations,
    type: option.type,
    media: null,
    index: option.index,
  }
}

const axisNames: Record<string, Record<string, string>> = {
  color: { en: 'Color', 'zh-hant': '顏色' },
  size: { en: 'Size', 'zh-hant': '尺寸' },
}

function fieldTitles(fields: ProductFields): object[] {
  const types = new Set((fields.variant_options ?? []).map((option) => option.type))
  return [...types].map((type) => {
    // Inferred: an axis that nobody named is shown by its type.
    const names = fields.variant_type_names?.[type] ?? axisNames[type] ?? { en: type }
    return {
      key: type,
      label: names.en ?? Object.values(names)[0] ?? type,
      name_translations: names,
    }
  })
}

function priceTiersJson(product: Product, currency: string): object[] {
  const tierJson = (tier: PriceTier, variationId: string) => ({
    _id: tier.id,
    created_at: timeJson(tier.created_at),
    updated_at: timeJson(tier.updated_at),
    member_price: moneyJson(tier.price_minor, currency),
    membership_tier_id: tier.membership_tier_id,
    product_id: product.id,
    status: 'active',
    variation_key: variationId,
  })
  const fields = product.details as ProductFields
  return [
    ...(fields.price_tiers ?? []).map((tier) => tierJson(tier, '')),
    ...product.variants.flatMap((variant) =>
      ((variant.details as VariationFields).price_tiers ?? []).map((tier) =>
        tierJson(tier, variant.id),
      ),
    ),
  ]
}
