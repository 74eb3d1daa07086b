import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import { isId, newId } from '../../../core/ids.ts'
import type { FieldTranslations } from '../../../core/products/product.ts'
import { freeJson, textInput, translationsInput } from '../inputs.ts'
import type { VariantOption, VariationFields } from './product-fields.ts'
import {
  codeInput,
  parsePrices,
  picturesOf,
  priceInput,
  priceTiersInput,
  priceTiersOf,
  quantityInput,
} from './product-input.ts'

const optionType = z.enum(['color', 'size', 'custom_1', 'custom_2', 'custom_3'])

/** A value of an option axis. `id` may be any key that variations of the same body refer to. */
export const optionInput = z.object({
  id: z.string().max(100).optional(),
  key: z.string().max(100).optional(),
  name_translations: translationsInput,
  type: optionType,
  index: z.number().int().min(0).max(10_000).optional(),
})
export type SentOption = z.infer<typeof optionInput>

export const typeNamesInput = z
  .array(z.object({ type: z.string().max(20), name_translations: translationsInput }))
  .max(3)

export const variationInput = z.object({
  id: z.string().optional(),
  fields_translations: z.record(z.string().max(20), z.array(z.string().max(400)).max(3)).optional(),
  variant_option_ids: z.array(z.string().max(100)).max(3).optional(),
  variant_options: z.array(optionInput).max(3).optional(),
  sku: codeInput.optional(),
  barcode: codeInput.nullish(),
  price: priceInput.optional(),
  price_sale: priceInput.optional(),
  cost: priceInput.optional(),
  member_price: priceInput.optional(),
  retail_price: priceInput.optional(),
  product_price_tiers: priceTiersInput.optional(),
  quantity: quantityInput.optional(),
  preorder_limit: z.number().int().min(-1).max(2_000_000_000).optional(),
  image: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullish(),
  location_id: textInput.optional(),
  feed_variations: freeJson.optional(),
  mpn: textInput.nullish(),
  gtin: textInput.nullish(),
  barcode_type: z.enum(['Code 128', 'Bookland EAN', 'ISBN']).nullish(),
  weight: z.number().min(0).max(1e9).optional(),
})
export type SentVariation = z.infer<typeof variationInput>

/** What of a sent variation goes into the variant's own columns; only what was sent. */
export function variationColumnsOf(sent: SentVariation, currency: string, now: Date) {
  const [picture] = sent.image ? picturesOf([sent.image], now) : []
  return {
    ...parsePrices(sent, ['price', 'price_sale', 'cost'] as const, currency),
    ...(sent.sku === undefined ? {} : { sku: sent.sku }),
    ...(sent.barcode === undefined ? {} : { barcode: sent.barcode }),
    ...(sent.image === undefined ? {} : { media: picture ?? null }),
  }
}

const storedNames = [
  'preorder_limit',
  'location_id',
  'feed_variations',
  'mpn',
  'gtin',
  'barcode_type',
  'weight',
] as const

/** What of a sent variation goes into the variant's details; only what was sent. */
export function variationDetailsOf(
  sent: SentVariation,
  before: VariationFields,
  currency: string,
  now: Date,
): Record<string, unknown> {
  const tiers = sent.product_price_tiers
  return {
    ...Object.fromEntries(
      storedNames.map((name) => [name, sent[name]]).filter(([, value]) => value !== undefined),
    ),
    ...parsePrices(sent, ['member_price', 'retail_price'] as const, currency),
    ...(tiers ? { price_tiers: priceTiersOf(tiers, before.price_tiers, now) } : {}),
  }
}

/** The option values of a product while a body is read: those stored and those sent. */
export interface OptionBook {
  options: VariantOption[]
  /** What the body calls an option → its id. */
  ids: Map<string, string>
}

/** Opens the book with the stored options and those at the top of the body. */
export function openOptions(stored: VariantOption[], sent: SentOption[], now: Date): OptionBook {
  const book: OptionBook = { options: [...stored], ids: new Map() }
  for (const option of stored) book.ids.set(option.id, option.id)
  for (const option of sent) enter(book, option, now)
  return book
}

function enter(book: OptionBook, sent: SentOption, now: Date): string {
  const known = book.options.find((option) => option.id === sent.id || isSameOption(option, sent))
  const id = known?.id ?? (sent.id && isId(sent.id) ? sent.id : newId(now))
  const entered: VariantOption = {
    id,
    name_translations: sent.name_translations,
    type: sent.type,
    index: sent.index ?? known?.index ?? book.options.length,
  }
  book.options = known
    ? book.options.map((option) => (option === known ? entered : option))
    : [...book.options, entered]
  for (const key of [id, sent.id, sent.key]) if (key) book.ids.set(key, id)
  // The vendor's limit: at most three axes.
  if (new Set(book.options.map((option) => option.type)).size > 3) {
    throw new DomainError('invalid', { reason: '"variant_options" has more than 3 types' })
  }
  return id
}

function isSameOption(option: VariantOption, sent: SentOption): boolean {
  if (option.type !== sent.type) return false
  const names = Object.entries(sent.name_translations)
  return (
    names.length === Object.keys(option.name_translations).length &&
    names.every(([language, name]) => option.name_translations[language] === name)
  )
}

/** Which options a variation combines and what it is therefore called, per language. */
export function optionsOfVariation(
  sent: SentVariation,
  book: OptionBook,
  now: Date,
): { variant_option_ids?: string[]; fields_translations?: FieldTranslations } {
  const nested = (sent.variant_options ?? []).map((option) => enter(book, option, now))
  const named = (sent.variant_option_ids ?? []).map((key) => {
    const id = book.ids.get(key)
    if (id === undefined) {
      throw new DomainError('invalid', {
        reason: '"variant_option_ids" must be options of the product',
      })
    }
    return id
  })
  const ids = [...new Set([...named, ...nested])]
  if (ids.length === 0) {
    return sent.fields_translations ? { fields_translations: sent.fields_translations } : {}
  }
  return {
    variant_option_ids: ids,
    fields_translations: sent.fields_translations ?? namesOf(ids, book.options),
  }
}

function namesOf(ids: string[], options: VariantOption[]): FieldTranslations {
  const chosen = ids.flatMap((id) => options.find((option) => option.id === id) ?? [])
  const languages = new Set(chosen.flatMap((option) => Object.keys(option.name_translations)))
  return Object.fromEntries(
    [...languages].map((language) => [
      language,
      chosen.map((option) => option.name_translations[language] ?? ''),
    ]),
  )
}

const combinationCountMax = 500

/** One variation for every combination of the options' values (`all_variations`). */
export function everyCombination(options: VariantOption[]): SentVariation[] {
  const types = [...new Set(options.map((option) => option.type))]
  const combinations = types.reduce<string[][]>(
    (before, type) => {
      const ids = options.filter((option) => option.type === type).map((option) => option.id)
      if (before.length * ids.length > combinationCountMax) {
        throw new DomainError('invalid', { reason: '"variant_options" make too many variations' })
      }
      return before.flatMap((chosen) => ids.map((id) => [...chosen, id]))
    },
    [[]],
  )
  return combinations.filter((ids) => ids.length > 0).map((ids) => ({ variant_option_ids: ids }))
}
