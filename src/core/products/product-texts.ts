import type { Translations } from '../translations.ts'
import type { ProductDetails } from './product.ts'

/** The text in the merchant's language, else in the first language that has one. */
export function nameOf(translations: Translations, locale: string): string {
  return translations[locale] || Object.values(translations).find((text) => text !== '') || ''
}

/** The texts of a product; each is kept in one language and in all. */
export interface ProductTexts {
  title: string
  title_translations: Translations
  description: string | null
  details: ProductDetails
}

/** What a face may send of them: the one text or the translations; the other is filled in. */
export interface SentTexts {
  title?: string | undefined
  title_translations?: Translations | undefined
  description?: string | null | undefined
  details?: ProductDetails | undefined
}

/** The texts after a change, so that a name written through one face is read through all. */
export function mergeTexts(before: ProductTexts, sent: SentTexts, locale: string): ProductTexts {
  const after = { ...before, details: { ...before.details, ...sent.details } }
  if (sent.title_translations !== undefined) {
    after.title_translations = sent.title_translations
    after.title = nameOf(sent.title_translations, locale)
  } else if (sent.title !== undefined) {
    after.title = sent.title
    after.title_translations = { ...before.title_translations, [locale]: sent.title }
  }
  const descriptions = sent.details?.description_translations
  if (descriptions !== undefined) {
    after.description = nameOf(descriptions, locale) || null
  } else if (sent.description !== undefined) {
    after.description = sent.description
    after.details.description_translations = {
      ...before.details.description_translations,
      [locale]: sent.description ?? '',
    }
  }
  return after
}
