// Substring search through one GIN index over (merchant_id, terms): Chinese needs terms of one and
// two characters, which trigram indexes cannot serve; Latin letters and digits get three, because
// two digits of a phone number match nearly everything (shared measurements in ARCHITECTURE.md).

const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{N}]+/gu
const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const textLengthMax = 400
const termCountMax = 600

/** The terms of a row's searchable texts, without repeats. Long texts count up to 400 characters. */
export function searchTerms(texts: (string | null | undefined)[]): string[] {
  const terms = new Set<string>()
  for (const text of texts) {
    if (!text) continue
    for (const [run] of normalize(text).matchAll(runs)) {
      for (const term of gramsOf(run, true)) terms.add(term)
    }
  }
  return [...terms].slice(0, termCountMax)
}

/**
 * The terms that a row must all have to contain the query; null when the query holds nothing
 * searchable. A run shorter than its gram length is matched as the beginning of a word.
 */
export function queryTerms(query: string): string[] | null {
  const terms = new Set<string>()
  for (const [run] of normalize(query).matchAll(runs)) {
    for (const term of gramsOf(run, false)) terms.add(term)
  }
  return terms.size > 0 ? [...terms] : null
}

function normalize(text: string): string {
  return text.slice(0, textLengthMax).normalize('NFKC').toLowerCase()
}

function gramsOf(run: string, forRow: boolean): string[] {
  const characters = [...run]
  const grams: string[] = []
  if (cjk.test(run)) {
    if (forRow || characters.length === 1) grams.push(...characters)
    for (let i = 0; i + 2 <= characters.length; i++) grams.push(characters.slice(i, i + 2).join(''))
    return grams
  }
  if (forRow || characters.length < 3) {
    // '^' marks the beginning of a word, for queries of one or two letters.
    const start = forRow ? [1, 2] : [characters.length]
    for (const length of start) {
      if (characters.length >= length) grams.push(`^${characters.slice(0, length).join('')}`)
    }
  }
  for (let i = 0; i + 3 <= characters.length; i++) grams.push(characters.slice(i, i + 3).join(''))
  return grams
}
