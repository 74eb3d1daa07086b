import { z } from 'zod'
import type { Comparison, TextMatch } from '../../../core/products/find-products.ts'
import { timeInput } from '../time.ts'

// A filter value may carry a prefix: none, not:, lt:, lte:, gt:, gte:, in: (conventions.md).

/** A text filter: `A`, `not:A`, `in:A,B`. */
export const matchInput = z
  .string()
  .max(10_000)
  .transform((text): TextMatch => {
    if (text.startsWith('in:')) return { any_of: text.slice(3).split(',') }
    if (text.startsWith('not:')) return { none_of: [text.slice(4)] }
    return { any_of: [text] }
  })

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=', not: '<>' } as const

/** Splits `gte:3` into what to do and with what. */
function split(text: string): { operator: Comparison<unknown>['operator']; rest: string } {
  const [, prefix, rest] = /^(lte?|gte?|not):(.*)$/s.exec(text) ?? []
  if (prefix === undefined) return { operator: '=', rest: text }
  return { operator: operators[prefix as keyof typeof operators], rest: rest ?? '' }
}

const repeated = z.union([
  z.number().transform((number) => [String(number)]),
  z.string().transform((text) => [text]),
  // Inferred: a range is the same key twice.
  z.array(z.string()).max(5),
])

/** A number filter: `3`, `gt:3`, or two of them for a range. */
export const numbersInput = repeated.transform((texts, issues) =>
  texts.map((text): Comparison<number> => {
    const { operator, rest } = split(text)
    if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(rest)) {
      issues.addIssue({ code: 'custom', message: 'must be a number', input: text })
      return z.NEVER
    }
    return { operator, value: Number(rest) }
  }),
)

/** A time filter: `gt:2018-11-11 12:30:30`. */
export const timesInput = repeated.transform((texts, issues) =>
  texts.map((text): Comparison<Date> => {
    const { operator, rest } = split(text)
    const time = timeInput.safeParse(rest)
    if (!time.success) {
      issues.addIssue({ code: 'custom', message: 'must be a valid date', input: text })
      return z.NEVER
    }
    return { operator, value: time.data }
  }),
)
