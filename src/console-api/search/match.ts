import type { SearchMatch } from './contract.ts'

/** The texts of a found row, those that say most first. */
export type Texts = [SearchMatch['field'], string | null][]

/**
 * The text that shows why a row was found: the one that holds the whole query, else the first that
 * holds the longest of its words; null when only pieces of words are spread over several.
 */
export function matchOf(q: string, texts: Texts): SearchMatch | null {
  const words = q.split(/\s+/).toSorted((a, b) => b.length - a.length)
  for (const wanted of [q, ...words].map(plainOf)) {
    const found = texts.find(([, text]) => text && wanted !== '' && plainOf(text).includes(wanted))
    if (found) return { field: found[0], text: (found[1] as string).slice(0, 200) }
  }
  return null
}

// As search-terms.ts sees them: one width, one case, numbers without their joints.
function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-_./\s]/g, '')
}
