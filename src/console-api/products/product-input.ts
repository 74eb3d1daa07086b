import { z } from 'zod'

const minorMax = 9_999_999_999
const amount = z.int().min(0).max(minorMax)
const code = z.string().trim().max(100)

/** What a person of the shop may say of a product itself. */
export const productFields = {
  /** By language; the shop's own is the title. An empty text takes a language away. */
  title_translations: z.record(
    z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/i, 'must be a language'),
    z.string().trim().max(255),
  ),
  description: z.string().max(50_000).nullable(),
  status: z.enum(['active', 'draft', 'hidden']),
  is_preorder: z.boolean(),
  out_of_stock_orderable: z.boolean(),
  category_ids: z.array(z.string().max(100)).max(100),
}

/** What a person of the shop may say of a variant. */
export const variantFields = {
  price_minor: amount,
  /** 0 is none. */
  price_sale_minor: amount,
  cost_minor: amount,
  sku: code,
  barcode: code.transform((text) => text || null).nullable(),
  is_unlimited: z.boolean(),
}

export const countInput = z.int().min(-999_999_999).max(999_999_999)

/** Refuses titles in no language at all. */
export function titlesOf(
  stored: Record<string, string>,
  sent: Record<string, string>,
): Record<string, string> {
  const merged = Object.entries({ ...stored, ...sent }).filter(([, text]) => text !== '')
  if (merged.length > 0 && merged.length <= 20) return Object.fromEntries(merged)
  const message = 'must be a title in 1 to 20 languages'
  throw new z.ZodError([{ code: 'custom', path: ['title_translations'], message, input: sent }])
}
