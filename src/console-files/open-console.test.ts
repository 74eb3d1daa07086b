import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { plainBytes } from '../platform/static-files.ts'
import { type OpenedConsole, openConsole } from './open-console.ts'

const builder = fileURLToPath(new URL('build-console.ts', import.meta.url))

/** A project whose console writes one word. */
async function aProject(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'console-test-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  await Promise.all([mkdir(join(root, 'src/console-files'), { recursive: true })])
  await put(root, 'package-lock.json', '{}')
  await put(root, 'src/console-api/orders/contract.ts', 'export interface Order { id: string }\n')
  await put(root, 'console/vite.config.ts', 'export default {}\n')
  await put(root, 'console/index.html', '<script type="module" src="./main.ts"></script>\n')
  await put(root, 'console/main.ts', mainSaying('first'))
  return root
}

const mainSaying = (word: string) =>
  `document.body.textContent = '${word}: ${'a long text that can be packed. '.repeat(20)}'\n`

async function put(root: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}

async function openCounted(root: string): Promise<OpenedConsole & { builds: number }> {
  let builds = 0
  const opened = await openConsole(() => {
    builds += 1
  }, root)
  return { ...opened, builds }
}

function scriptOf(opened: OpenedConsole): string {
  const files = [...(opened.files ?? [])]
  const [, script] = files.find(([path]) => path.endsWith('.js')) ?? []
  return script ? plainBytes(script).toString() : ''
}

test('builds once, and again only when a source has changed', async () => {
  const root = await aProject()

  const first = await openCounted(root)
  const second = await openCounted(root)
  await put(root, 'console/main.ts', mainSaying('second'))
  const changed = await openCounted(root)
  await put(root, 'src/console-api/orders/contract.ts', 'export interface Order { no: string }\n')
  const changedContract = await openCounted(root)
  const builds = [first, second, changed, changedContract].map((each) => each.builds)

  expect(builds).toEqual([1, 0, 1, 1])
  expect(scriptOf(first)).toContain('first')
  expect(scriptOf(second)).toBe(scriptOf(first))
  expect(scriptOf(changed)).toContain('second')
})

test('packs what gets smaller, and leaves nothing of the build beside the folder', async () => {
  const root = await aProject()

  const { files } = await openConsole(undefined, root)

  const script = [...(files ?? [])].find(([path]) => path.startsWith('/assets/'))
  expect([...(script?.[1].packed.keys() ?? [])]).toEqual(['br', 'gzip'])
  expect([...(files?.keys() ?? [])].filter((path) => /\.(br|gz)$|built-from/.test(path))).toEqual(
    [],
  )
  expect((await readdir(join(root, 'console'))).toSorted()).toEqual(
    ['.dist-lock', 'dist', 'index.html', 'main.ts', 'vite.config.ts'].toSorted(),
  )
})

test('lets servers that start at once share one build', async () => {
  const root = await aProject()

  const opened = await Promise.all([openCounted(root), openCounted(root), openCounted(root)])

  const [first] = opened
  expect(scriptOf(first as OpenedConsole)).toContain('first')
  expect(opened.map(scriptOf)).toEqual(opened.map(() => scriptOf(first as OpenedConsole)))
})

test('keeps the version that is there, and says why, when a build fails', async () => {
  const root = await aProject()
  const before = await openConsole(undefined, root)
  await put(root, 'console/main.ts', 'this is { no program')

  const failed = await openConsole(undefined, root)
  await put(root, 'console/main.ts', mainSaying('first'))
  const mended = await openCounted(root)

  expect(failed).toMatchObject({ files: null, reason: expect.stringContaining('main.ts') })
  expect(mended.builds).toBe(0)
  expect(scriptOf(mended)).toBe(scriptOf(before))
})

test('says that the folder cannot be written to', async () => {
  const root = await aProject()
  await mkdir(join(root, 'console/.dist-lock'))

  const opened = await openConsole(undefined, root)

  expect(opened).toMatchObject({ files: null, reason: expect.stringContaining('cannot write to') })
})

test('is built by hand like by the server', async () => {
  const root = await aProject()

  execFileSync(process.execPath, [builder, root])

  const opened = await openCounted(root)
  expect(opened.builds).toBe(0)
  expect(scriptOf(opened)).toContain('first')
})
