import type { Media } from '../../../core/media.ts'
import type { Minor } from '../../../core/money.ts'
import type { Translations } from '../../../core/translations.ts'

/** One value of an option axis: a colour, a size. */
export interface VariantOption {
  id: string
  name_translations: Translations
  type: string
  index: number
}

/** A price for one membership tier. */
export interface PriceTier {
  id: string
  membership_tier_id: string
  price_minor: Minor
  created_at: string
  updated_at: string
}

/** What SHOPLINE alone knows of a product; kept in `products.details` under its own names. */
export interface ProductFields {
  retail_status?: string
  summary_translations?: Translations
  description_translations?: Translations
  seo_title_translations?: Translations
  seo_description_translations?: Translations
  seo_keywords?: string
  link?: string
  hide_price?: boolean
  same_price?: boolean
  preorder_limit?: number
  preorder_note_translations?: Translations
  weight?: number
  detail_media?: Media[]
  barcode_type?: string
  variant_options?: VariantOption[]
  variant_type_names?: Record<string, Translations>
  location_id?: string
  feed_variations?: unknown
  is_reminder_active?: boolean
  show_custom_related_products?: boolean
  related_product_ids?: string[]
  tags?: string[]
  blacklisted_delivery_option_ids?: string[]
  blacklisted_payment_ids?: string[]
  max_order_quantity?: number
  gender?: string
  age_group?: string
  adult?: string
  condition?: string
  brand?: string
  mpn?: string
  gtin?: string
  available_start_time?: string | null
  available_end_time?: string | null
  schedule_publish_at?: string | null
  tax_type?: string
  oversea_tax_type?: string
  allow_gift?: boolean
  is_custom?: boolean
  default_show_image_selector?: boolean
  supplier_id?: string
  member_price_minor?: Minor
  retail_price_minor?: Minor
  price_tiers?: PriceTier[]
}

/** What SHOPLINE alone knows of a variation; kept in `variants.details` under its own names. */
export interface VariationFields {
  preorder_limit?: number
  location_id?: string
  feed_variations?: unknown
  variant_option_ids?: string[]
  mpn?: string
  gtin?: string
  barcode_type?: string
  weight?: number
  member_price_minor?: Minor
  retail_price_minor?: Minor
  price_tiers?: PriceTier[]
}
