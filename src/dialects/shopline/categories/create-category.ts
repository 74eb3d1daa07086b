import { z } from 'zod'
import { createCategory } from '../../../core/products/create-category.ts'
import { endpoint } from '../endpoint.ts'
import { textInput, translationsInput } from '../inputs.ts'
import { type CategoryFields, categoryJson } from './category-json.ts'

// 255 characters: a guard of ours, since names are indexed.
const names = z
  .record(z.string().max(20), z.string().max(255))
  // Inferred: a category without any name could not be told from another.
  .refine((each) => Object.values(each).some((name) => name.trim() !== ''), 'must hold a text')

const body = z.object({
  category: z.object({
    name_translations: names,
    seo_title_translations: translationsInput.optional(),
    seo_description_translations: translationsInput.optional(),
    seo_keywords: z.string().max(160).optional(),
    seo_link: textInput.optional(),
    parent_id: z.string().nullish(),
    banner_url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullish(),
  }),
})

/** "Create Category": POST /categories */
export const createCategoryEndpoint = endpoint({ body }, async (call) => {
  const { name_translations, parent_id, ...sent } = call.body.category
  const details: CategoryFields = {
    seo_title_translations: sent.seo_title_translations ?? {},
    seo_description_translations: sent.seo_description_translations ?? {},
    seo_keywords: sent.seo_keywords ?? '',
    seo_link: sent.seo_link ?? '',
    ...(sent.banner_url ? { banner_url: sent.banner_url } : {}),
  }
  const category = await createCategory(
    call.db,
    call.actor,
    { name_translations, parent_id: parent_id ?? null, details: { ...details } },
    call.now,
  )
  return categoryJson(category, [])
})
