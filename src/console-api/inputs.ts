import { z } from 'zod'
import { parseCursor } from '../core/webhooks/event-cursor.ts'

/** `:id` in a path. An id of the wrong form cannot name a row, so it is simply not found. */
export const idParams = z.object({ id: z.string() })

/** `limit` of a list: 1 to 500, 50 unless given. */
export const limitInput = z
  .string()
  .regex(/^\d{1,4}$/, 'must be a number')
  .transform(Number)
  .pipe(z.number().min(1).max(500))
  .default(50)

/** An instant with its zone. */
export const instantInput = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((time) => !Number.isNaN(time.getTime()), 'must be an instant')

/** A password to be: 10 characters at least, whatever they are (NIST SP 800-63B asks for length). */
export const newPasswordInput = z.string().min(10).max(1024)

/** A name in the two languages of the console; the Chinese one stands in where English is empty. */
export const namesInput = z.object({
  'zh-hant': z.string().trim().min(1).max(100),
  en: z.string().trim().max(100).default(''),
})

/** Names without empty ones, as rows keep them. */
export function translationsOf(names: z.infer<typeof namesInput>): Record<string, string> {
  const { 'zh-hant': chinese, en } = names
  return { 'zh-hant': chinese, ...(en === '' ? {} : { en }) }
}

/** A text that may be left empty. */
export const optionalText = (lengthMax: number) =>
  z
    .string()
    .trim()
    .max(lengthMax)
    .nullable()
    .transform((text) => text || null)

export const phoneInput = optionalText(40)

export const emailInput = z.email().max(254)

/** A place in the events, from an earlier answer. */
export const cursorInput = z
  .string()
  .max(200)
  .transform((text, context) => {
    const cursor = parseCursor(text)
    if (cursor) return cursor
    context.addIssue('must be the cursor of an earlier answer')
    return z.NEVER
  })
