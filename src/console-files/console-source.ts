import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the project lies. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

const markName = '.built-from'

/** Folders of sources, each with the files in it that the built console depends on. */
const sources: [string, RegExp][] = [
  // Neither the build nor what lies beside it under a name with a dot.
  ['console', /^(?!dist\/|\.)/],
  ['src/console-api', /(^|\/)contract\.ts$/],
  ['src/console-files', /^(build-console|pack-files)\.ts$/],
]

/** The folder with the built console. */
export function builtFolder(root: string): string {
  return join(root, 'console/dist')
}

/** A mark of all sources: the same for the same names and contents, on any machine. */
export async function markOfSources(root: string): Promise<string> {
  const lists = await Promise.all(sources.map(([folder, own]) => filesIn(root, folder, own)))
  const hash = createHash('sha256')
  for (const name of [...lists.flat().toSorted(), 'package-lock.json']) {
    const bytes = await readFile(join(root, name))
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

async function filesIn(root: string, folder: string, own: RegExp): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(root, folder), join(entry.parentPath, entry.name)))
    .map((name) => name.split(sep).join('/'))
    .filter((name) => own.test(name))
    .map((name) => `${folder}/${name}`)
}

/** The mark of the sources that a folder was built from; null when it holds no finished build. */
export async function markOfBuild(folder: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, markName), 'utf8')).trim()
  } catch {
    return null
  }
}

/** Where the mark of a build stands in its folder. */
export function markFile(folder: string): string {
  return join(folder, markName)
}
