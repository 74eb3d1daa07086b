import { z } from 'zod'

/** An amount in main units. Numbers may come as text (spec/wixtar/conventions.md 6). */
export const amountInput = z.union([z.number(), z.string().regex(/^[+-]?\d{1,15}(\.\d+)?$/)])

/** A code: of a store, a till, an employee, a product. 64: a guard of ours. */
export const codeInput = z.string().max(64)

/** An order number: an opaque text up to 32 characters (spec/wixtar/conventions.md 7). */
export const orderNumberInput = z.string().regex(/^\S{1,32}$/)

/** Code and name of a store or a person. Inferred: the name may be missing, the code says it all. */
export const infoInput = z.object({ id: codeInput, name: z.string().max(255).default('') })

/** One of the words, in any letter case (spec/wixtar/conventions.md 6). */
export function wordInput<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z
    .string()
    .toUpperCase()
    .pipe(z.enum(words))
    .meta({ type: 'string', enum: [...words] })
}

/** A filter in a query: left out or empty, it does not filter. */
export function filterInput<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.literal('').transform(() => undefined), schema]).optional()
}

/** `:order_id` in a path. A text of the wrong form cannot name an order, so it is simply not found. */
export const orderParams = z.object({ order_id: z.string() })

/** The sent code and name of a person; null when both are unknown. */
export function personOf(sent: { id: string; name: string } | undefined) {
  if (!sent || (sent.id === '' && sent.name === '')) return null
  return { code: sent.id, name: sent.name }
}

/** A list in a query: `[A,B]`, `A,B` or the key repeated (spec/wixtar/conventions.md 2). */
export function listInput<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z
    .union([z.string().max(1000), z.array(z.string().max(1000)).max(100)])
    .transform((sent) =>
      [sent]
        .flat()
        .flatMap((each) => each.replace(/^\[|\]$/g, '').split(','))
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    )
    .pipe(z.array(wordInput(words)))
}

/** Numbers of vouchers in a body. */
export const voucherNumbersInput = z.array(z.string().min(1).max(64)).min(1).max(500)
