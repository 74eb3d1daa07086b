import { readdirSync, readFileSync } from 'node:fs'

/** One example of spec/<face>/examples, with the endpoint its index names. */
export interface SpecExample {
  file: string
  methods: string[]
  /** Path with every parameter written as {}. */
  path: string
  kind: 'request' | 'response'
  /** 200 unless the index or the file name says otherwise. */
  status: number
  value: unknown
}

const folder = (face: string) => new URL(`../../spec/${face}/examples/`, import.meta.url)

/** A path without query and without the names of its parameters: how spec and routes are matched. */
export function pathShape(path: string): string {
  return (path.split('?', 1)[0] as string).replace(/\{[^}]*\}|:[A-Za-z_]\w*/g, '{}')
}

/** Reads the example indexes (README*.md) of a face; rows that name no endpoint are left out. */
export function readSpecExamples(face: string): SpecExample[] {
  const indexes = readdirSync(folder(face)).filter((name) => /^README.*\.md$/.test(name))
  return indexes.flatMap((name) => rowsOf(face, readFileSync(new URL(name, folder(face)), 'utf8')))
}

/** The answer that the index gives for success where it has no body: Wixtar writes "(204)". */
export function isEmptyAnswer(examples: SpecExample[]): boolean {
  return examples.some((each) => each.kind === 'request' && each.status === 204)
}

function rowsOf(face: string, index: string): SpecExample[] {
  const rows: SpecExample[] = []
  let before = ''
  for (const line of index.split('\n')) {
    const [, file = '', cell = ''] =
      /^\|\s*`?([\w./-]+\.json)`?\s*\|\s*([^|]*?)\s*\|/.exec(line) ?? []
    if (!file) continue
    // "same" and "same, failure" point at the row above.
    const endpoint = cell.startsWith('same') ? before : cell.replaceAll('`', '')
    before = endpoint
    const row = exampleOf(face, file, endpoint, cell)
    if (row) rows.push(row)
  }
  return rows
}

function exampleOf(face: string, file: string, endpoint: string, cell: string) {
  const methods = endpoint.match(/\b(GET|POST|PUT|PATCH|DELETE)\b/g) ?? []
  const [path] = /(?<=[\s(])\/[\w./:{}-]+/.exec(endpoint) ?? []
  if (methods.length === 0 || !path) return null
  const isRequest = /request/.test(file) || cell.includes('(body)')
  const [, status = '200'] = /\((\d{3})\)/.exec(cell) ?? []
  const isFailure = /error|not-found/.test(file) && status === '200'
  if (isFailure) return null
  return {
    file,
    // The answer to a write of several methods is one row; reading the same path gives a list.
    methods: methods.length > 1 ? methods.filter((method) => method !== 'GET') : methods,
    path: pathShape(path),
    kind: isRequest ? ('request' as const) : ('response' as const),
    status: Number(status),
    value: JSON.parse(readFileSync(new URL(file, folder(face)), 'utf8')),
  }
}
