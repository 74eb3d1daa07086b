import { newId } from '../src/core/ids.ts'
import { takeNumber } from '../src/core/numbers.ts'
import { statement } from '../src/platform/db.ts'
import type { Server, Shop } from './app.ts'

// Builders are told only what a test is about and fill in the rest. They write rows directly, so
// that the tests of one command do not depend on another command.

/** A delivery option; custom (no integrated carrier) unless said otherwise. Returns its id. */
export async function aDeliveryOption(
  server: Server,
  shop: Shop,
  given: { id?: string; region_type?: string; fee_minor?: number; status?: string } = {},
): Promise<string> {
  const id = given.id ?? newId(new Date())
  await server.db.write(
    statement(
      'build_delivery_option',
      `insert into delivery_options (merchant_id, id, status, name_translations, region_type,
         delivery_type, fee_minor, created_at, updated_at)
       values ($1, $2, $3, '{"en":"Home delivery","zh-hant":"宅配"}', $4, 'custom', $5, now(), now())`,
    ),
    [
      shop.merchant.id,
      id,
      given.status ?? 'active',
      given.region_type ?? 'custom',
      given.fee_minor ?? 0,
    ],
  )
  return id
}

/** A payment method; cash on delivery unless said otherwise. Returns its id. */
export async function aPaymentMethod(
  server: Server,
  shop: Shop,
  given: { id?: string; type?: string; status?: string } = {},
): Promise<string> {
  const id = given.id ?? newId(new Date())
  await server.db.write(
    statement(
      'build_payment_method',
      `insert into payment_methods (merchant_id, id, status, name_translations, type,
         created_at, updated_at)
       values ($1, $2, $3, '{"en":"Cash on Delivery","zh-hant":"貨到付款"}', $4, now(), now())`,
    ),
    [shop.merchant.id, id, given.status ?? 'active', given.type ?? 'cash_on_delivery'],
  )
  return id
}

export interface BuiltProduct {
  id: string
  /** The default variant, or the variations in the order given. */
  variants: { id: string; firstline_id: number; code: string; sku: string }[]
}

/** A product with one default variant, or with the named variations, in stock. */
export async function aProduct(
  server: Server,
  shop: Shop,
  given: {
    id?: string
    title?: string
    price_minor?: number
    quantity?: number
    sku?: string
    /** Ids (or '' for fresh ones) of variations; none makes a product without variations. */
    variations?: string[]
  } = {},
): Promise<BuiltProduct> {
  const now = new Date()
  const id = given.id ?? newId(now)
  const title = given.title ?? '保溫瓶'
  const { db } = server
  await db.write(
    statement(
      'build_product',
      `insert into products (merchant_id, id, title, title_translations, media, details,
         created_at, updated_at)
       values ($1, $2, $3, json_build_object('zh-hant', $3::text, 'en', $3::text),
         json_build_object('id', $2::text, 'url', 'https://img.example.com/1.jpg',
           'width', 800, 'height', 800), '{}', now(), now())`,
    ),
    [shop.merchant.id, id, title],
  )
  const variants: BuiltProduct['variants'] = []
  for (const [index, variation] of (given.variations ?? ['']).entries()) {
    const number = await takeNumber(db, shop.merchant.id, 'variants')
    const sku = given.sku ?? `SKU-${number}`
    const variant = {
      id: variation || newId(now),
      firstline_id: number,
      code: `P${String(number).padStart(6, '0')}`,
      sku: given.variations ? `${sku}-${index + 1}` : sku,
    }
    await db.write(
      statement(
        'build_variant',
        `with variant as (
           insert into variants (merchant_id, id, product_id, firstline_id, code, is_default, position,
             sku, fields_translations, price_minor, created_at, updated_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), now()))
         insert into stock_levels (merchant_id, variant_id, warehouse_id, quantity)
         select $1::text, $2::text, warehouse_id, $11::int from stores where merchant_id = $1 and kind = 'online'`,
      ),
      [
        shop.merchant.id,
        variant.id,
        id,
        variant.firstline_id,
        variant.code,
        given.variations === undefined,
        index,
        variant.sku,
        given.variations ? `{"zh-hant":["款式${index + 1}"]}` : '{}',
        given.price_minor ?? 99_900,
        given.quantity ?? 10,
      ],
    )
    variants.push(variant)
  }
  return { id, variants }
}
