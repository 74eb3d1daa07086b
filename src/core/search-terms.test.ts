import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryTerms, searchTerms } from './search-terms.ts'

function isFound(query: string, text: string): boolean {
  const terms = new Set(searchTerms([text]))
  return queryTerms(query)?.every((term) => terms.has(term)) ?? false
}

const chinese = [...'王小明保溫瓶霧黑號店々櫃台𠮷コーヒー커피']
const latin = [...'abcXYZ0123456789éß']
const joints = [...'-_./']
const others = [...' @#,，。（）"\n']

const words = fc.oneof(
  fc.array(fc.constantFrom(...chinese), { minLength: 1, maxLength: 8 }),
  fc.array(fc.constantFrom(...latin), { minLength: 3, maxLength: 18 }),
  // A number in pieces: SKU-00123/XL.
  fc
    .tuple(
      fc.array(fc.constantFrom(...latin), { minLength: 3, maxLength: 6 }),
      fc.constantFrom(...joints),
      fc.array(fc.constantFrom(...latin), { minLength: 1, maxLength: 6 }),
    )
    .map(([left, joint, right]) => [...left, joint, ...right]),
)
const surroundings = fc.string({
  unit: fc.constantFrom(...chinese, ...latin, ...joints, ...others),
  maxLength: 30,
})

test('finds every part of a text that is one Chinese character or three letters and longer', () => {
  fc.assert(
    fc.property(words, fc.nat(), surroundings, surroundings, (word, at, before, after) => {
      const least = chinese.includes(word[0] as string) ? 1 : 3
      const from = at % (word.length - least + 1)
      const part = word.slice(from).join('')
      const text = before + word.join('') + after

      // A part that begins or ends with a joint is looked for without it.
      const letters = part.replace(/[-_./]/g, '')
      fc.pre([...letters].length >= least)
      expect(isFound(part, text)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['手機', 'iPhone手機'],
  ['iphone', 'iPhone手機'],
  ['𠮷', '𠮷野家'],
  ['ヒー', 'コーヒー'],
  ['0012', 'SKU-00123'],
  ['sku-00123', 'SKU-00123'],
  ['SKU00123', 'SKU-00123'],
  ['0912345678', '0912-345-678'],
  ['345678', '0912345678'],
  ['１２３', '123'],
  ['王', '王小明'],
  ['A', 'a款'],
])('finds %s in %s', (query, text) => {
  expect(isFound(query, text)).toBe(true)
})

test.each([
  ['小王', '王小明'],
  ['912', '0913-245-678'],
  ['45679', '0912345678'],
])('does not find %s in %s', (query, text) => {
  expect(isFound(query, text)).toBe(false)
})

test('says that a query without letters or digits holds nothing searchable', () => {
  expect(queryTerms(' -/。 ')).toBeNull()
})

test('keeps a long text and a long list of texts within bounds', () => {
  const long = Array.from({ length: 1000 }, (_, index) => `商品${index} SKU-${index * 7919}`)
  expect(searchTerms(long).length).toBeLessThanOrEqual(2000)
  expect(searchTerms([`${'王'.repeat(400)}明`])).not.toContain('明')
})
