import type { Translations } from '../translations.ts'
import type { Product, Variant } from './product.ts'
import { nameOf } from './product-texts.ts'

/** What the variants of a product differ in: a colour, a size. */
export interface OptionAxis {
  /** Null where nobody named it. */
  name: string | null
  /** In the order in which the variants show them. */
  values: string[]
}

const knownNames: Record<string, Translations> = {
  color: { 'zh-hant': '顏色', en: 'Color' },
  size: { 'zh-hant': '尺寸', en: 'Size' },
}

/** What was chosen of each axis for one variant, in the merchant's language or the first there is. */
export function choicesOf(variant: Pick<Variant, 'fields_translations'>, locale: string): string[] {
  const chosen = variant.fields_translations
  return chosen[locale] ?? Object.values(chosen)[0] ?? []
}

/** The axes of a product with variations, at most three; none of a product without. */
export function optionAxesOf(product: Product, locale: string): OptionAxis[] {
  const variants = product.variants.filter((variant) => !variant.is_default)
  const choices = variants.map((variant) => choicesOf(variant, locale))
  const count = Math.max(0, ...choices.map((each) => each.length))
  const names = axisNames(product, locale)
  return Array.from({ length: count }, (_, axis) => ({
    name: names[axis] ?? null,
    values: [...new Set(choices.map((each) => each[axis] ?? ''))],
  }))
}

// The options and the names of their types are SHOPLINE's, kept as they were sent.
function axisNames(product: Product, locale: string): string[] {
  const options = (product.details.variant_options ?? []) as { type: string }[]
  const named = (product.details.variant_type_names ?? {}) as Record<string, Translations>
  const types = [...new Set(options.map((option) => option.type))]
  return types.map((type) => nameOf(named[type] ?? knownNames[type] ?? {}, locale) || type)
}
