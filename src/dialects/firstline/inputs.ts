import { z } from 'zod'

/** A text; numbers are taken too, since some clients send numbers for numbers of things. */
export function textInput(lengthMax: number) {
  return z.union([z.string(), z.number().transform(String)]).pipe(z.string().max(lengthMax))
}

/** A text that must say something. */
export function requiredText(lengthMax: number) {
  return z
    .union([z.string(), z.number().transform(String)])
    .pipe(z.string().trim().min(1).max(lengthMax))
}

/** A short text or nothing. 255 characters: the vendor's column length is not published. */
export const optionalText = textInput(255).nullish()

/** A long text or nothing. */
export const optionalLongText = textInput(10_000).nullish()

/** An amount in main units: a number, or its text (contact-order.md). */
export const amountInput = z.union([
  z.number(),
  z.string().regex(/^\s*[+-]?\d{1,15}(\.\d+)?\s*$/, 'must be a number'),
])

// A whole number as JSON or as the text that a query or a form carries.
const wholeText = z
  .string()
  .regex(/^\s*[+-]?\d{1,15}\s*$/)
  .transform(Number)

/** A whole number between two bounds. */
export function integerInput(min: number, max: number = Number.MAX_SAFE_INTEGER) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? (wholeText.safeParse(value).data ?? value) : value),
    z.int().min(min).max(max),
  )
}

/** An id in a filter or a body. */
export const idInput = integerInput(-1)

/** A flag: true/false, 1/0, and their texts. */
export const flagInput = z.preprocess(
  (value) => flags.get(typeof value === 'string' ? value.trim().toLowerCase() : value) ?? value,
  z.boolean(),
)

const flags = new Map<unknown, boolean>([
  [1, true],
  [0, false],
  ['1', true],
  ['0', false],
  ['true', true],
  ['false', false],
])

/** A list: JSON array, repeated or bracketed keys, or texts with commas (conventions.md 4.5). */
export function listInput<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => {
    if (typeof value === 'number') return [value]
    if (typeof value === 'string') return piecesOf(value)
    if (!Array.isArray(value)) return value
    return value.flatMap((each) => (typeof each === 'string' ? piecesOf(each) : [each]))
  }, z.array(item).max(500))
}

function piecesOf(text: string): string[] {
  return text.split(',').filter((piece) => piece.trim() !== '')
}

/** A filter: nothing, null and an empty text all ask for no narrowing. */
export function filterOf<Input extends z.ZodType>(input: Input) {
  return z
    .preprocess((value) => (value === null || value === '' ? undefined : value), input.optional())
    .optional()
}

const pathNumber = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .refine(Number.isSafeInteger)

/** Numbers in a path; anything else cannot name a row (refused as not found). */
export function pathIds<Name extends string>(...names: Name[]) {
  return z.object(
    Object.fromEntries(names.map((name) => [name, pathNumber])) as Record<Name, typeof pathNumber>,
  )
}
