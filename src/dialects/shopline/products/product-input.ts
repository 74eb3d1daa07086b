import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Media } from '../../../core/media.ts'
import { hasNoFraction, type Minor, parseMoney } from '../../../core/money.ts'
import { amountInput, flagInput, freeJson, textInput, translationsInput } from '../inputs.ts'
import { timeInput } from '../time.ts'
import type { PriceTier, ProductFields } from './product-fields.ts'

/** A price: a plain number, or the Money object of an answer, of which one amount counts. */
export const priceInput = z.union([
  amountInput,
  z.object({ dollars: amountInput }),
  z.object({ cents: z.number().int() }),
])
type Price = z.infer<typeof priceInput>

/** A price in hundredths. Refuses amounts below zero. */
export function parsePrice(sent: Price, field: string, currency: string): Minor {
  const isObject = typeof sent === 'object'
  const inDollars = isObject ? ('dollars' in sent ? sent.dollars : sent.cents) : sent
  const parsed = parseMoney(inDollars, field)
  if (parsed < 0) throw new DomainError('amount_out_of_range', { field })
  // Quirk 1: cents are whole dollars where the currency has no fraction.
  const isCents = isObject && !('dollars' in sent) && !hasNoFraction(currency)
  return isCents ? Math.round(parsed / 100) : parsed
}

/** Every price of a body that sent one. */
export function parsePrices<Name extends string>(
  sent: Partial<Record<Name, Price | undefined>>,
  names: readonly Name[],
  currency: string,
): Partial<Record<`${Name}_minor`, Minor>> {
  const parsed: Partial<Record<string, Minor>> = {}
  for (const name of names) {
    const price = sent[name]
    if (price !== undefined) parsed[`${name}_minor`] = parsePrice(price, name, currency)
  }
  return parsed
}

/** The number that the vendor allows a stock to be set to or changed by; 3.0 is a whole number. */
export const quantityInput = z.number().int().min(-9_999_999).max(9_999_999)

/** A SKU or barcode. 200 characters: a guard of ours, since these are indexed. */
export const codeInput = z.string().max(200)

// Indexed and searched in its first 400 characters.
export const titleInput = z.record(z.string().max(20), z.string().max(1000))

const longTranslations = z.record(z.string().max(20), z.string().max(100_000))
const idList = z.array(z.string().max(100)).max(1000)
const urlList = z.array(z.url({ protocol: /^https?$/ }).max(2000)).max(50)
const optionalTime = timeInput.nullish()

/** Tags: text with commas as documented (Quirk 22), or a list as in the answer. */
const tagsInput = z.union([
  z
    .string()
    .max(10_000)
    .transform((text) => text.split(',')),
  z.array(textInput).max(500),
])

/** Membership tier → price. */
export const priceTiersInput = z.record(z.string().max(100), amountInput)

/** A status; true and false are published and not. */
export const statusInput = z.union([
  z.enum(['active', 'draft', 'removed', 'hidden']),
  flagInput.transform((isPublished) => (isPublished ? 'active' : 'draft')),
])

/** What a product is asked for besides prices, stock and variations; stored as it is sent. */
export const productDetailsInput = {
  summary_translations: translationsInput.optional(),
  description_translations: longTranslations.optional(),
  seo_title_translations: translationsInput.optional(),
  seo_description_translations: translationsInput.optional(),
  seo_keywords: z.string().max(160).optional(),
  link: textInput.optional(),
  same_price: flagInput.optional(),
  is_reminder_active: flagInput.optional(),
  show_custom_related_products: flagInput.optional(),
  related_product_ids: idList.optional(),
  preorder_limit: z.number().int().min(-1).max(2_000_000_000).optional(),
  preorder_note_translations: translationsInput.optional(),
  weight: z.number().min(0).max(1e9).optional(),
  location_id: textInput.optional(),
  barcode_type: z.enum(['Code 128', 'Bookland EAN', 'ISBN']).optional(),
  blacklisted_delivery_option_ids: idList.optional(),
  blacklisted_payment_ids: idList.optional(),
  max_order_quantity: z.number().int().min(-1).max(2_000_000_000).optional(),
  tax_type: textInput.optional(),
  oversea_tax_type: textInput.optional(),
  allow_gift: flagInput.optional(),
  is_custom: flagInput.optional(),
  brand: z.string().max(100).optional(),
  gender: z.enum(['unisex', 'male', 'female', '']).optional(),
  age_group: z
    .enum(['all_ages', 'adult', 'teen', 'kids', 'toddler', 'infant', 'newborn', ''])
    .optional(),
  adult: z.enum(['yes', 'no', '']).optional(),
  condition: z.enum(['new', 'refurbished', 'used', '']).optional(),
  mpn: textInput.optional(),
  gtin: textInput.optional(),
  feed_variations: freeJson.optional(),
  default_show_image_selector: flagInput.optional(),
  retail_status: z.enum(['active', 'draft']).optional(),
  supplier_id: textInput.optional(),
  hide_price: flagInput.optional(),
}
const detailsSchema = z.object(productDetailsInput)

/** The same, with what is reshaped before it is stored. */
export const productFieldsInput = {
  ...productDetailsInput,
  tags: tagsInput.optional(),
  available_start_time: optionalTime,
  available_end_time: optionalTime,
  schedule_publish_at: optionalTime,
  images: urlList.nullish(),
  detail_images: urlList.max(20).nullish(),
}
const fieldsSchema = z.object(productFieldsInput)

/** What of a body goes into the product's details; only what was sent. */
export function productDetailsOf(
  sent: z.infer<typeof fieldsSchema>,
  now: Date,
): ProductFields & { more_media?: Media[] } {
  const times = ['available_start_time', 'available_end_time', 'schedule_publish_at'] as const
  const details = Object.fromEntries(
    Object.keys(detailsSchema.shape)
      .map((name) => [name, sent[name as keyof typeof sent]])
      .filter(([, value]) => value !== undefined),
  ) as ProductFields & { more_media?: Media[] }
  for (const name of times) {
    const time = sent[name]
    if (time !== undefined) details[name] = time?.toISOString() ?? null
  }
  if (sent.tags) details.tags = sent.tags.map((tag) => tag.trim()).filter((tag) => tag !== '')
  if (sent.detail_images) details.detail_media = picturesOf(sent.detail_images, now)
  return details
}

/**
 * Pictures by their addresses. Inferred: nothing is fetched, so the address stays as it was sent and
 * the size is not known.
 */
export function picturesOf(urls: string[], now: Date): Media[] {
  return urls.map((url) => ({ id: newId(now), url, width: 0, height: 0 }))
}

/** Prices per membership tier; a tier keeps its id when it is priced again. */
export function priceTiersOf(
  sent: Record<string, number | string>,
  before: PriceTier[] | undefined,
  now: Date,
): PriceTier[] {
  return Object.entries(sent).map(([tierId, price]) => {
    const known = before?.find((tier) => tier.membership_tier_id === tierId)
    return {
      id: known?.id ?? newId(now),
      membership_tier_id: tierId,
      price_minor: parsePrice(price, 'product_price_tiers', ''),
      created_at: known?.created_at ?? now.toISOString(),
      updated_at: now.toISOString(),
    }
  })
}
