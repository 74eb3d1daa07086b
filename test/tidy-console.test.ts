import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ProjectFile, projectFiles } from './project-files.ts'

// The house rules of the client. What tidy.test.ts holds for the server is not repeated here.

const source = projectFiles(['console'], ['.ts', '.tsx']).filter(
  ({ path }) => path !== 'console/vite.config.ts',
)
const code = source.filter(({ path }) => !path.endsWith('.test.ts'))
const contracts = projectFiles(['src/console-api'], ['/contract.ts'])

interface Import {
  /** Path from the root, for our own files; the package's name otherwise. */
  target: string
  isType: boolean
}

function importsOf(file: ProjectFile): Import[] {
  const found = file.text.matchAll(
    /(?:^|\n)(?:import|export)(\s+type)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/g,
  )
  return [...found].map(([, type, from, lazy]) => {
    const name = (from ?? lazy) as string
    const target = name.startsWith('.') ? join(dirname(file.path), name) : name
    return { target, isType: type !== undefined }
  })
}

function pathsWhere(files: ProjectFile[], isWrong: (file: ProjectFile) => boolean): string[] {
  return files.filter(isWrong).map((file) => file.path)
}

describe('the client', () => {
  test('takes types from the contracts and nothing else from the server', () => {
    const wrong = code.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => target.startsWith('src/') || target.startsWith('../'))
        .filter(
          ({ target, isType }) =>
            !isType || !/^src\/console-api\/[\w-]+\/contract\.ts$/.test(target),
        )
        .map(({ target }) => `${file.path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  test('talks to the server in one place', () => {
    const places = ['console/api.ts', 'console/live.ts']
    expect(
      pathsWhere(
        code.filter(({ path }) => !places.includes(path)),
        ({ text }) => /\bfetch\(|new EventSource|XMLHttpRequest|sendBeacon/.test(text),
      ),
    ).toEqual([])
  })

  test('keeps its general parts free of pages, forms, tables and calls', () => {
    const general = code.filter(({ path }) => path.startsWith('console/ui/'))
    const wrong = general.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => /^console\/(pages|forms|tables|shell|api\.ts)/.test(target))
        .map(({ target }) => `${file.path} → ${target}`),
    )
    expect(general.length).toBeGreaterThan(3)
    expect(wrong).toEqual([])
  })

  test('has no visible word outside its texts', () => {
    const elsewhere = code.filter(({ path }) => !path.startsWith('console/texts/'))
    const chinese = /[\p{Script=Han}]/u
    const wrong = elsewhere.flatMap((file) =>
      file.text
        .split('\n')
        .filter((line) => chinese.test(line) && !line.includes('Guitai 櫃台'))
        .map((line) => `${file.path}: ${line.trim()}`),
    )
    expect(wrong).toEqual([])
  })

  test('has short files with names that tell what they hold', () => {
    const long = code.filter(({ lines, path }) => lines > 300 && !path.startsWith('console/texts/'))
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
    const misnamed = pathsWhere(source, ({ path }) => {
      const name = path.split('/').at(-1) as string
      const pattern = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.ts$|^[A-Z]\w*\.tsx$/
      const isForm = /^console\/forms\/[a-z0-9]+(-[a-z0-9]+)*\.tsx$/.test(path)
      return !isForm && !pattern.test(name) && !['main.tsx', 'router.tsx'].includes(name)
    })
    expect(misnamed).toEqual([])
  })

  test('has no default export, no any and no work left for later', () => {
    expect(
      pathsWhere(code, ({ text }) =>
        /^export default|: any\b|<any>|as any\b|\b(TO[D]O|FIX[M]E|XX[X])\b/m.test(text),
      ),
    ).toEqual([])
  })
})

test('contracts hold types alone', () => {
  const wrong = contracts.filter(
    (file) =>
      /^export (?!interface|type )/m.test(file.text) ||
      importsOf(file).some(({ target, isType }) => !isType || !target.endsWith('/contract.ts')),
  )
  expect(contracts.length).toBeGreaterThan(0)
  expect(wrong.map((file) => file.path)).toEqual([])
})
