import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { readStaticFiles, type StaticFiles } from '../platform/static-files.ts'
import { builtFolder, markOfBuild, markOfSources, projectRoot } from './console-source.ts'

const builder = fileURLToPath(new URL('build-console.ts', import.meta.url))
const buildMsMax = 240_000

/** The console ready to be served, or why there is none. */
export type OpenedConsole =
  | { files: StaticFiles; builtInMs: number | null }
  | { files: null; reason: string }

/**
 * The built console of this checkout. When what is built is not made from the present sources, it is
 * built first, in a process of its own: the bundler takes several times the server's memory.
 */
export async function openConsole(
  onBuild: () => void = () => {},
  root = projectRoot,
): Promise<OpenedConsole> {
  try {
    const mark = await markOfSources(root)
    const ready = await readBuild(root, mark)
    if (ready) return { files: ready, builtInMs: null }
    onBuild()
    const startedAt = Date.now()
    await build(root)
    const files = (await readBuild(root, mark)) ?? (await readBuild(root, null))
    if (files) return { files, builtInMs: Date.now() - startedAt }
    return { files: null, reason: 'the build left no files behind' }
  } catch (error) {
    return { files: null, reason: (error as Error).message.trim() }
  }
}

/** The files of the build with this mark, or of any finished build; null when there is none. */
async function readBuild(root: string, mark: string | null): Promise<StaticFiles | null> {
  const folder = builtFolder(root)
  // Another process may put a newer build in its place while we read.
  for (let tries = 0; tries < 3; tries += 1) {
    const before = await markOfBuild(folder)
    if (before !== null && (mark === null || before === mark)) {
      const files = await readStaticFiles(folder).catch(() => null)
      if (files && (await markOfBuild(folder)) === before) return files
    } else if (before !== null) return null
    await delay(20)
  }
  return null
}

/** Builds in a child process, which ends with us. Refuses with the last words of the bundler. */
async function build(root: string): Promise<void> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', builder, root], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: buildMsMax,
  })
  const stop = () => void child.kill('SIGKILL')
  process.once('exit', stop)
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    words += text
  })
  try {
    const [code, signal] = await once(child, 'close')
    if (code !== 0)
      throw new Error(
        stripVTControlCharacters(words).trim() || `the build ended with ${signal ?? code}`,
      )
  } finally {
    process.off('exit', stop)
  }
}
