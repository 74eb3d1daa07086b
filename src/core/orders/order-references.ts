import { type Db, statement } from '../../platform/db.ts'
import type { Media } from '../media.ts'
import type { Store } from '../merchants/find-stores.ts'
import type { Translations } from '../translations.ts'

/** What an order may refer to, as it is now. */
export interface OrderReferences {
  delivery_option: {
    id: string
    status: string
    name_translations: Translations
    region_type: string
    delivery_type: string
    fee_minor: number
  } | null
  payment_method: {
    id: string
    status: string
    name_translations: Translations
    type: string
  } | null
  customer: {
    id: string
    firstline_id: number
    name: string
    email: string | null
    phone: string | null
    ref_user_id: string | null
  } | null
  store: Pick<Store, 'id' | 'code' | 'kind' | 'name' | 'name_translations' | 'warehouse_id'> | null
  variants: SellableVariant[]
}

/** A variant with what an order line keeps of it and of its product. */
export interface SellableVariant {
  id: string
  product_id: string
  firstline_id: number
  code: string
  sku: string
  is_default: boolean
  fields_translations: Record<string, string[]>
  price_minor: number
  price_sale_minor: number
  cost_minor: number
  media: Media | null
  title: string
  title_translations: Translations
  product_media: Media | null
  product_details: Record<string, unknown>
  is_preorder: boolean
  categories: { id: string; title: string }[]
}

/** Which references to read; `null` reads none. The online store stands in when no code is given. */
export interface ReferenceKeys {
  delivery_option_id: string | null
  payment_method_id: string | null
  customer_id: string | null
  customer_email: string | null
  customer_firstline_id: number | null
  store_code: string | null
  /** Products sold without naming a variant: their default variant is read. */
  product_ids: string[]
  variant_ids: string[]
  /** The tills' product numbers. */
  codes: string[]
  variant_firstline_ids: number[]
}

// One branch per key: a condition with `or` is planned as a walk over every customer and variant.
const readReferences = statement(
  'order_references',
  `select
     (select row_to_json(d) from (
        select id, status, name_translations, region_type, delivery_type, fee_minor
          from delivery_options where merchant_id = $1 and id = $2) d) as delivery_option,
     (select row_to_json(p) from (
        select id, status, name_translations, type
          from payment_methods where merchant_id = $1 and id = $3) p) as payment_method,
     (select row_to_json(c) from (
        select id, firstline_id, name, email, phone, ref_user_id from (
          select * from customers where merchant_id = $1 and id = $4
          union all
          select * from customers where merchant_id = $1 and lower(email) = lower($5)
          union all
          select * from customers where merchant_id = $1 and firstline_id = $6) known
         where deleted_at is null
         order by created_at limit 1) c) as customer,
     (select row_to_json(s) from (
        select id, code, kind, name, name_translations, warehouse_id from stores
         where merchant_id = $1 and (code = $7 or ($7::text is null and kind = 'online'))
         order by created_at limit 1) s) as store,
     (select coalesce(json_agg(row_to_json(v)), '[]') from (
        select v.id, v.product_id, v.firstline_id, v.code, v.sku, v.is_default,
               v.fields_translations, v.price_minor, v.price_sale_minor, v.cost_minor, v.media,
               p.title, p.title_translations, p.media as product_media,
               p.details as product_details, p.is_preorder,
               (select coalesce(
                         json_agg(json_build_object('id', g.firstline_id::text, 'title', g.name)
                                  order by l.position), '[]')
                  from product_categories l
                  join categories g on g.merchant_id = $1 and g.id = l.category_id
                 where l.merchant_id = $1 and l.product_id = v.product_id) as categories
          from variants v
          join products p on p.merchant_id = $1 and p.id = v.product_id
         where v.merchant_id = $1 and v.deleted_at is null and p.deleted_at is null
           and v.id = any(array(
             select id from variants where merchant_id = $1 and product_id = any($8) and is_default
             union all select id from variants where merchant_id = $1 and id = any($9)
             union all select id from variants where merchant_id = $1 and code = any($10)
             union all select id from variants
                        where merchant_id = $1 and firstline_id = any($11)))) v) as variants`,
)

/** Reads all that an order to be refers to in one round trip. What does not exist is null or absent. */
export async function loadOrderReferences(
  db: Db,
  merchantId: string,
  keys: Partial<ReferenceKeys>,
): Promise<OrderReferences> {
  const [row] = await db.read<OrderReferences>(readReferences, [
    merchantId,
    keys.delivery_option_id ?? null,
    keys.payment_method_id ?? null,
    keys.customer_id ?? null,
    keys.customer_email ?? null,
    keys.customer_firstline_id ?? null,
    keys.store_code ?? null,
    keys.product_ids ?? [],
    keys.variant_ids ?? [],
    keys.codes ?? [],
    keys.variant_firstline_ids ?? [],
  ])
  return row as OrderReferences
}

// A product's long texts and pictures stay with the product.
const keptAttributes = [
  'gender',
  'age_group',
  'adult',
  'condition',
  'barcode_type',
  'max_order_quantity',
  'gtin',
  'mpn',
]

/** What a line keeps of the variant it sells. */
export function lineDetailsOf(variant: SellableVariant) {
  return {
    title_translations: variant.title_translations,
    fields_translations: variant.fields_translations,
    media: variant.media ?? variant.product_media,
    object_data: Object.fromEntries(
      Object.entries(variant.product_details).filter(([name]) => keptAttributes.includes(name)),
    ),
    cost_minor: variant.cost_minor,
    list_price_minor: variant.price_minor,
    is_preorder: variant.is_preorder,
    is_default_variant: variant.is_default,
    categories: variant.categories,
  }
}
