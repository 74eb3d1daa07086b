/** A search value with its prefix taken off (spec/shopline/conventions.md, Search filters). */
export type Comparison =
  | { is: 'equal' | 'not' | 'lt' | 'lte' | 'gt' | 'gte'; value: string }
  | { is: 'any_of'; values: string[] }
  | { is: 'absent' | 'present' }

const prefixes = { not: 'not', lt: 'lt', lte: 'lte', gt: 'gt', gte: 'gte' } as const

/**
 * `gt:2018-11-11` is a comparison, `in:a,b` a list, plain text equality. A bare `not:` asks for any
 * value, an empty text for none; a repeated parameter gives several comparisons that must all hold.
 */
export function parseComparisons(value: string | string[]): Comparison[] {
  return [value].flat().map(parseComparison)
}

function parseComparison(text: string): Comparison {
  if (text === '') return { is: 'absent' }
  if (text === 'not:') return { is: 'present' }
  const [, prefix = '', rest = ''] = /^(not|lte?|gte?|in):(.*)$/s.exec(text) ?? []
  if (prefix === 'in') {
    return { is: 'any_of', values: rest.split(',').filter((each) => each !== '') }
  }
  const is = prefixes[prefix as keyof typeof prefixes]
  return is ? { is, value: rest } : { is: 'equal', value: text }
}
