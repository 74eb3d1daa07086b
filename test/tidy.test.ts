import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { withCoverage } from '../src/docs/coverage.ts'
import { faces } from '../src/docs/faces.ts'
import { pathShape } from '../src/docs/spec-examples.ts'
import { type ProjectFile, projectFiles, projectText } from './project-files.ts'

// The house rules that no linter knows. A rule is changed here, with its reason, or it is kept.

/** Area → what it may import beside itself: areas, or single files of areas. */
const mayImport: Record<string, string[]> = {
  platform: [],
  core: ['platform'],
  'dialects/shopline': ['core', 'platform'],
  'dialects/firstline': ['core', 'platform'],
  'dialects/wixtar': ['core', 'platform'],
  // The documents are made from the route tables and from the faces' own refusals.
  docs: [
    ...['core/errors.ts', 'platform', 'console-api/routes.ts', 'console-api/errors.ts'],
    ...['routes.ts', 'errors.ts', 'scopes.ts'].flatMap(ofEachDialect),
  ],
  demo: ['core', 'platform'],
  'console-api': ['core', 'platform'],
  // Builds and serves the browser's part; knows nothing of what it says.
  'console-files': ['platform'],
  jobs: [
    ...['core', 'platform', 'console-api/webhooks.ts', ...ofEachDialect('webhooks.ts')],
    // What SHOPLINE's export calls back with.
    'dialects/shopline/archived-orders.ts',
  ],
  'server.ts': ['dialects', 'console-api', 'console-files', 'docs', 'core', 'platform'],
  'config.ts': [],
  // The version that a command prints is the manifest's.
  commands: [
    ...['core', 'platform', 'demo', 'jobs', 'console-files', 'server.ts', 'config.ts'],
    'package.json',
  ],
  'main.ts': ['commands', 'config.ts', 'platform'],
}

function ofEachDialect(file: string): string[] {
  return ['shopline', 'firstline', 'wixtar'].map((face) => `dialects/${face}/${file}`)
}

/** Package → where alone it may be imported. */
const packagePlaces: Record<string, RegExp> = {
  fastify: /^src\/platform\/http\.ts$/,
  pg: /^(src\/platform\/|test\/|bench\/)/,
  pino: /^src\/platform\/log\.ts$/,
  'pg-boss': /^src\/platform\/queue\.ts$/,
  zod: /^src\/(dialects\/|console-api\/|docs\/|commands\/|config\.ts$|platform\/endpoint\.ts$)/,
  'swagger-ui-dist': /^src\/docs\//,
  vite: /^src\/console-files\/build-console\.ts$/,
}

const source = projectFiles(['src'], ['.ts'])
const code = source.filter((file) => !file.path.endsWith('.test.ts'))
const tests = projectFiles(['src', 'test'], ['.test.ts'])
const everyCode = [...source, ...projectFiles(['test', 'bench'], ['.ts'])]

function importsOf(file: ProjectFile): string[] {
  const found = file.text.matchAll(/(?:^|\s)(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found].map(([, name]) => name as string)
}

function areaOf(path: string): string {
  const [, first = '', second = ''] = path.split('/')
  return first === 'dialects' ? `${first}/${second}` : first
}

/** Path below src/ that a relative import points to. */
function targetOf(file: ProjectFile, name: string): string {
  return join(dirname(file.path), name).replace(/^src\//, '')
}

function matches(file: ProjectFile, pattern: RegExp): string[] {
  return [...file.text.matchAll(pattern)].map(([, name]) => name as string)
}

function repeated(names: string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}

describe('imports', () => {
  test('follow the arrows of the areas', () => {
    const wrong = code.flatMap((file) => {
      const own = areaOf(file.path)
      const allowed = [own, ...(mayImport[own] ?? [])]
      return importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => targetOf(file, name))
        .filter((target) => !allowed.some((each) => `${target}/`.startsWith(`${each}/`)))
        .map((target) => `${file.path} → ${target}`)
    })
    expect(wrong).toEqual([])
  })

  test('start from an area that the table knows', () => {
    const unknown = code.map((file) => areaOf(file.path)).filter((area) => !(area in mayImport))
    expect([...new Set(unknown)]).toEqual([])
  })

  test('take a package only where it belongs', () => {
    const wrong = everyCode.flatMap((file) =>
      importsOf(file)
        .filter((name) => packagePlaces[name] && !packagePlaces[name].test(file.path))
        .map((name) => `${file.path} → ${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('keep customers and products free of orders', () => {
    const wrong = code
      .filter((file) => /^src\/core\/(customers|products)\//.test(file.path))
      .filter((file) => importsOf(file).some((name) => name.includes('/orders/')))
    expect(wrong.map((file) => file.path)).toEqual([])
  })
})

describe('SQL', () => {
  test('stands in core and platform alone', () => {
    const wrong = code
      .filter((file) => !/^src\/(core|platform)\//.test(file.path))
      .filter((file) => /\b(statement|composed)\s*\(/.test(file.text))
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  test('gives every statement a name of its own', () => {
    const names = everyCode
      .filter((file) => file.path.startsWith('src/') || file.path.startsWith('test/'))
      .flatMap((file) => matches(file, /\bstatement\(\s*'([^']+)'/g))
    expect(names.length).toBeGreaterThan(20)
    expect(repeated(names)).toEqual([])
  })

  test('names migrations 0001, 0002, … without a gap', () => {
    const names = projectFiles(['migrations'], ['.sql']).map((file) => file.path)
    expect(names.map((name) => /\/(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1])).toEqual(
      names.map((_, index) => String(index + 1).padStart(4, '0')),
    )
  })
})

describe('files', () => {
  // Nothing but rows of a table; their length is the vendor's.
  const tables = /\/routes\.ts$/

  test('are short enough to be read at once', () => {
    const long = everyCode
      .filter((file) => !tables.test(file.path))
      .filter((file) => file.lines > (file.path.endsWith('.test.ts') ? 600 : 300))
    expect(long.map((file) => `${file.path}: ${file.lines}`)).toEqual([])
  })

  // One line per key of a wire object or a row, or per filter: splitting would hide what is missing.
  const listings = /Json$|^(orderRow|whereOf)$/

  test('hold functions of sixty lines at most', () => {
    const long = code.flatMap((file) =>
      topLevelFunctions(file.text)
        .filter(({ name, lines }) => lines > 60 && !listings.test(name))
        .map(({ name, lines }) => `${file.path} ${name}: ${lines}`),
    )
    expect(long).toEqual([])
  })

  test('lie at most three folders below src', () => {
    const deep = source.filter((file) => file.path.split('/').length > 5)
    expect(deep.map((file) => file.path)).toEqual([])
  })

  test('are named after a thing, in kebab-case', () => {
    const wrong = everyCode.filter((file) => {
      const [name = '', ...folders] = file.path.split('/').reverse()
      const isVague = folders.some((each) =>
        /^(utils?|helpers?|common|shared|lib|types)$/.test(each),
      )
      return isVague || !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(name) || name === 'index.ts'
    })
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  test('export no name that says a role in a pattern', () => {
    const pattern =
      /export (?:async )?(?:function|const|class|interface|type) (\w*(?:Manager|Service|Helpers?|Utils?|Handler|Processor|Provider|Factory|Impl|Dto|Misc))\b/g
    expect(code.flatMap((file) => matches(file, pattern))).toEqual([])
  })

  test('leave no work for later and no default export', () => {
    const wrong = everyCode.filter((file) =>
      /\/\/.*\b(TO[D]O|FIX[M]E|XX[X])\b|^export default/m.test(file.text),
    )
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  test('read the environment and the command line in one place', () => {
    // The build is a program of its own; Vite reads its mode from the environment.
    const places = /^src\/(config|main|console-files\/build-console)\.ts$/
    const wrong = code
      .filter((file) => /process\.(env|argv)\b/.test(file.text))
      .filter((file) => !places.test(file.path))
    expect(wrong.map((file) => file.path)).toEqual([])
  })
})

/** Functions that begin at the margin, with the number of their lines. */
function topLevelFunctions(text: string): { name: string; lines: number }[] {
  const start =
    /^(?:export )?(?:async )?function\*? (\w+)|^(?:export )?const (\w+) = (?:async )?(?:\(|endpoint\()/
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const [, name, constName] = start.exec(line) ?? []
    // A constant that ends on its line is a short arrow function.
    if (!(name ?? constName) || !/[{(,]$/.test(line)) return []
    const length = lines
      .slice(index + 1)
      .findIndex((each) => /^[})]/.test(each) && !/\{$/.test(each))
    return [{ name: (name ?? constName) as string, lines: length + 2 }]
  })
}

describe.each(faces)('$name', (face) => {
  const document = projectText(`docs/dialects/${face.name}.md`)
  const folder = `src/dialects/${face.name}/`
  const own = source.filter((file) => file.path.startsWith(folder))

  test('has a test for every endpoint file, beside it or in its folder', () => {
    const untested = own
      .filter((file) => /^export const \w+Endpoint\b/m.test(file.text))
      .filter((file) => !tests.some((each) => dirname(each.path) === dirname(file.path)))
    expect(untested.map((file) => file.path)).toEqual([])
  })

  test('explains every quirk that the code names, once', () => {
    const numbered = [...document.matchAll(/^(?:\|\s*|#+ (?:Quirk )?|)(\d+)(?:\s*\||\.)/gm)].map(
      ([, number]) => Number(number),
    )
    const named = own.flatMap((file) => matches(file, /Quirk (\d+)/g)).map(Number)
    expect(repeated(numbered.map(String))).toEqual([])
    expect([...new Set(named)].filter((number) => !numbered.includes(number))).toEqual([])
  })

  test('has an up-to-date coverage table (npm run fix writes it)', () => {
    expect(withCoverage(document, face)).toBe(document)
  })

  test('routes what the vendor documents, and nothing else', () => {
    const routed = face.routes.map(({ method, path }) => `${method} ${pathShape(path)}`)
    const documented = documentedEndpoints(face)
    expect(repeated(routed)).toEqual([])
    expect(documented.filter((each) => !routed.includes(each))).toEqual([])
    expect(routed.filter((each) => !documented.includes(each))).toEqual(extensions[face.name] ?? [])
  })

  test('gives every built endpoint its title and its file', () => {
    const table = projectText(`${folder}routes.ts`)
    const built = face.routes.filter((route) => route.endpoint)
    expect(built.filter((route) => route.title === '')).toEqual([])
    expect(built.length).toBeLessThanOrEqual(
      new Set(matches({ ...blank, text: table }, /(\w+Endpoint)\b/g)).size,
    )
  })
})

const blank: ProjectFile = { path: '', text: '', lines: 0 }

/** Endpoints that we route though the vendor's index does not list them, each for a reason. */
const extensions: Record<string, string[]> = {
  // "plus the same four item operations" in one row of the index.
  firstline: [
    'GET /api/v1/ticket/{}/ticket-cz-relation/{}',
    'POST /api/v1/ticket/{}/ticket-cz-relation',
    'PUT /api/v1/ticket/{}/ticket-cz-relation/{}',
    'DELETE /api/v1/ticket/{}/ticket-cz-relation/{}',
  ],
  // Ours: the vendor shows no way to close a till's order (docs/dialects/wixtar.md, Extensions).
  wixtar: ['PATCH /v1/shop_order/{}/complete'],
}

/** The rows of spec/<face>/endpoints.md as `GET /v1/orders/{}`. */
function documentedEndpoints(face: { name: string; specBase: string | null }): string[] {
  const rows = projectText(`spec/${face.name}/endpoints.md`).matchAll(
    /^\|\s*((?:GET|POST|PUT|PATCH|DELETE)[A-Z/]*)(?: \(sic\))?\s*\|\s*`?(\/[^\s`|]*)`?\s*\|/gm,
  )
  return [...rows].map(([, methods = '', path = '']) => {
    // "PUT/PATCH" is one endpoint: PATCH is FIRST LINE's other word for PUT.
    const [method] = methods.split('/')
    return `${method} ${pathShape(face.specBase + path)}`
  })
}

describe('the settings', () => {
  test('that the program reads are those that docs/operating.md explains', () => {
    const read = new Set<string>()
    readConfig(new Proxy({}, { get: (_, name) => void read.add(String(name)) }))

    const [, section = ''] = projectText('docs/operating.md').split('\n## Configuration\n')
    const [table = ''] = section.split('\n## ', 1)
    const rows = table.split('\n').filter((line) => line.startsWith('| `'))
    const explained = rows.flatMap((row) => row.split('|')[1]?.match(/[A-Z_]{4,}/g) ?? [])

    expect(explained.toSorted()).toEqual([...read].toSorted())
  })
})

describe('the whole project', () => {
  const texts = projectFiles(
    ['.'],
    ['.ts', '.js', '.json', '.md', '.sql', '.yml', '.yaml', '.npmrc', '.css', '.html'],
  )

  test('holds no path of a machine', () => {
    const wrong = texts.filter((file) => /(^|[\s"'`(=])\/(home|Users|work)\/\w/m.test(file.text))
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  test('names no package registry', () => {
    const places = texts.filter((file) => /(^|\/)(package-lock\.json|\.npmrc)$/.test(file.path))
    expect(places.map((file) => file.path)).toContain('package-lock.json')
    const wrong = places.filter((file) => /"resolved"|registry=|\/\/registry\./.test(file.text))
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  test('pins every package to one version', () => {
    const manifest = JSON.parse(projectText('package.json'))
    const versions = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    })
    expect(versions.filter(([, version]) => !/^\d/.test(String(version)))).toEqual([])
  })
})
