import { describe, expect, test } from 'vitest'
import { en } from '../../console/texts/en.ts'
import { zhHant } from '../../console/texts/zh-hant.ts'
import { errorCodes } from '../../src/core/errors.ts'
import { projectFiles } from '../project-files.ts'

// That a key exists which a page asks for is the compiler's matter (console/i18next.d.ts).

interface Texts {
  [key: string]: string | Texts
}

/** `orders.filters.state` → the text. */
function flat(texts: Texts, before = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : [...flat(value, `${before}${key}.`)],
  )
  return new Map(entries)
}

const chinese = flat(zhHant)
const english = flat(en as Texts)

/** Chinese has one form for every number; other languages have more beside `_other`. */
const withoutSingular = (keys: Iterable<string>) =>
  [...keys].filter((key) => !key.endsWith('_one')).toSorted()

const placeholders = (text: string) => (text.match(/\{\{\s*\w+/g) ?? []).toSorted()

describe('the texts', () => {
  test('have the same keys in both languages', () => {
    expect(withoutSingular(english.keys())).toEqual(withoutSingular(chinese.keys()))
  })

  test('are never empty', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '')
    expect(empty.map(([key]) => key)).toEqual([])
  })

  test('name the same values in both languages', () => {
    const wrong = [...chinese].filter(([key, text]) => {
      const other = english.get(key) ?? ''
      return placeholders(text).join() !== placeholders(other).join()
    })
    expect(wrong.map(([key]) => key)).toEqual([])
  })

  test('are Chinese where they are Chinese, and English where they are English', () => {
    const wrong = [...english].filter(
      ([key, text]) => /\p{Script=Han}/u.test(text) && !key.startsWith('common.languageNames.'),
    )
    expect(wrong.map(([key]) => key).filter((key) => key !== 'common.product')).toEqual([])
  })

  test('have a sentence for every refusal of the core', () => {
    const missing = Object.keys(errorCodes).filter((code) => !chinese.has(`refusals.${code}`))
    expect(missing).toEqual([])
  })
})

/** Namespaces whose keys come from the server. */
const fromServer = ['refusals', 'states']

interface Source {
  namespaces: Set<string>
  /** Every text in quotes. */
  words: Set<string>
  /** Keys with a value in them: `roles.${role}`, `${action}.title`. */
  patterns: RegExp[]
}

const sources = projectFiles(['console'], ['.ts', '.tsx'])
  .filter(({ path }) => !path.startsWith('console/texts/'))
  .map(({ text }): Source => {
    const asked = [
      ...text.matchAll(
        /useTranslation\(\s*([^)]*)\)|useTranslation<([^>]*)>|TFunction<([^>]*)>|\bns: ('\w+')/g,
      ),
    ]
    const quoted = asked.flatMap(([, ...names]) => names.join(' ').match(/\w+/g) ?? [])
    return {
      namespaces: new Set(quoted),
      words: new Set([...text.matchAll(/['"`]([\w.:-]+)['"`]/g)].map(([, word]) => word as string)),
      patterns: [...text.matchAll(/`([\w.:]*\$\{[^`\n]*)`/g)].flatMap(([, template = '']) => {
        const parts = template.split(/\$\{[^}]*\}/)
        const isKey = parts.every((part) => /^[\w.:]*$/.test(part)) && /\w/.test(parts.join(''))
        return isKey ? [new RegExp(`^${parts.join('[\\w.-]+')}$`)] : []
      }),
    }
  })

function isUsed(fullKey: string): boolean {
  const [namespace = '', ...rest] = fullKey.split('.')
  const key = rest.join('.').replace(/_(one|other)$/, '')
  return sources.some(({ namespaces, words, patterns }) => {
    const names = [key, `${namespace}:${key}`]
    // A part that is given `t` by its caller names no namespace of its own.
    const mayAsk = namespaces.has(namespace) || namespaces.size === 0
    const isFound = names.some(
      (name) => words.has(name) || patterns.some((pattern) => pattern.test(name)),
    )
    return isFound && (mayAsk || words.has(`${namespace}:${key}`))
  })
}

test('every text is used by a page', () => {
  const unused = [...chinese.keys()]
    .filter((key) => !fromServer.some((namespace) => key.startsWith(`${namespace}.`)))
    .filter((key) => !isUsed(key))
  expect(unused).toEqual([])
})
