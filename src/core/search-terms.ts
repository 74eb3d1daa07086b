// Substring search through one GIN index over (merchant_id, terms): Chinese needs terms of one and
// two characters, which trigram indexes cannot serve. Latin letters and digits get three, because
// two digits of a phone number match nearly everything, and also five: every three digits occur in
// some number of nearly every order, so a whole phone number is looked up by fives
// (docs/benchmark.md).

// Pieces of a Latin word or number belong together: SKU-00123 is looked up as sku00123.
const cjkRun = '[[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}]&&[\\p{L}\\p{N}\\p{M}]]+'
const otherRun = '[[\\p{L}\\p{N}\\p{M}]--[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}]]+'
const runs = new RegExp(`(${cjkRun})|${otherRun}(?:[\\-_.\\/]+${otherRun})*`, 'gv')
// Most texts of an order are plain, and simple classes match them three times as fast.
const plainRuns = /()[a-z0-9]+(?:[-_./]+[a-z0-9]+)*/g
const joints = /[-_./]+/g
const textLengthMax = 400
const termCountMax = 2000

/** The terms of a row's searchable texts, without repeats. Long texts count up to 400 characters. */
export function searchTerms(texts: (string | null | undefined)[]): string[] {
  const terms = new Set<string>()
  for (const text of texts) {
    if (!text) continue
    for (const [run, cjk] of runsOf(text)) {
      for (const term of cjk ? cjkTerms(cjk, true) : wordTerms(run, true)) terms.add(term)
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
  for (const [run, cjk] of runsOf(query)) {
    for (const term of cjk ? cjkTerms(cjk, false) : wordTerms(run, false)) terms.add(term)
  }
  return terms.size > 0 ? [...terms] : null
}

/** The words of a text, in one spelling; the first group holds those in Chinese characters. */
function runsOf(text: string) {
  const start = text.slice(0, textLengthMax)
  if (/^[ -~]*$/.test(start)) return start.toLowerCase().matchAll(plainRuns)
  return start.normalize('NFKC').toLowerCase().matchAll(runs)
}

function cjkTerms(run: string, forRow: boolean): string[] {
  const pairs = grams(run, 2)
  if (pairs.length === 0) return [run]
  return forRow ? [...run, ...pairs] : pairs
}

// '^' marks the beginning of a word, for queries of one or two letters.
function wordTerms(run: string, forRow: boolean): string[] {
  const word = run.replace(joints, '')
  if (!forRow) {
    const fives = grams(word, 5)
    const threes = fives.length > 0 ? fives : grams(word, 3)
    return threes.length > 0 ? threes : [`^${word}`]
  }
  const starts = [word, ...run.split(joints)].flatMap((piece) => {
    const [first, second = ''] = piece
    return [`^${first}`, `^${first}${second}`]
  })
  return [...starts, ...grams(word, 3), ...grams(word, 5)]
}

function grams(run: string, length: number): string[] {
  const found: string[] = []
  // Characters outside the basic plane are two units of a text, which must not be torn apart.
  const characters = /[\ud800-\udfff]/.test(run) ? [...run] : null
  const count = characters?.length ?? run.length
  for (let i = 0; i + length <= count; i++) {
    found.push(characters ? characters.slice(i, i + length).join('') : run.slice(i, i + length))
  }
  return found
}
