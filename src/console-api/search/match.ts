import type { SearchMatch } from './contract.ts'

/** The texts of a found row, those that say most first. */
export type Texts = [SearchMatch['field'], string | null][]

/**
 * The text that shows why a row was found: the one that holds the whole query, else the first that
 * holds the longest of its words; null when only pieces of words are spread over several.
 */
export function matchOf(q: string, texts: Texts): SearchMatch | null {
  const words = q.split(/\s+/).toSorted((a, b) => b.length - a.length)
  for (const wanted of [q, ...words]) {
    const found = texts.find(([field, text]) => text && holds(text, wanted, field === 'id'))
    if (found) return { field: found[0], text: (found[1] as string).slice(0, 200) }
  }
  return null
}

// As search-terms.ts has it: one width, one case, numbers without their joints; one or two Latin
// letters or digits are the beginning of a word. An id is meant as a whole.
function holds(text: string, wanted: string, isId: boolean): boolean {
  const plain = plainOf(wanted)
  if (plain === '') return false
  if (isId) return text === wanted
  if (!/^[a-z0-9]{1,2}$/.test(plain)) return plainOf(text).includes(plain)
  const pieces = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return pieces.some((piece) => piece.startsWith(plain))
}

function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-_./\s]/g, '')
}
