import type { Category } from '../../../core/products/product.ts'

/** What SHOPLINE alone knows of a category; kept in `categories.details` under its own names. */
export interface CategoryFields {
  seo_title_translations?: Record<string, string>
  seo_description_translations?: Record<string, string>
  seo_keywords?: string
  seo_link?: string
  banner_url?: string
  sort_setting?: string
}

/**
 * A category as SHOPLINE shows it (spec/shopline/categories.md), with those of `below` that are
 * under it nested in `children`.
 */
export function categoryJson(category: Category, below: Category[]): object {
  const fields = category.details as CategoryFields
  return {
    id: category.id,
    name_translations: category.name_translations,
    seo_title_translations: fields.seo_title_translations ?? {},
    seo_description_translations: fields.seo_description_translations ?? {},
    seo_keywords: fields.seo_keywords ?? '',
    key: null,
    sort_setting: fields.sort_setting ?? 'custom',
    status: category.status,
    // Inferred: a banner is not fetched, so there is no picture to show.
    banner_medias: [],
    parent_id: category.parent_id,
    priority: category.priority,
    created_by: 'admin',
    children: below
      .filter((each) => each.parent_id === category.id)
      .map((each) => categoryJson(each, below)),
  }
}
