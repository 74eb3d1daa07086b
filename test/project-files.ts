import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file of the project, by its path from the root. */
export interface ProjectFile {
  path: string
  text: string
  lines: number
}

const root = fileURLToPath(new URL('..', import.meta.url))

// Not ours, or made by running the project.
const skipped = new Set([
  ...['node_modules', '.git', 'data', 'coverage', '.vitest', 'results'],
  ...['dist', '.dist-new', '.dist-old'],
])

/** Every file below the folders given, or of the whole project, whose name ends in one of `ends`. */
export function projectFiles(folders: string[], ends: string[]): ProjectFile[] {
  return folders
    .flatMap((folder) => walk(join(root, folder)))
    .filter((path) => ends.some((end) => path.endsWith(end)))
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      const lines = text.split('\n').length - 1
      return { path: relative(root, path).replaceAll('\\', '/'), text, lines }
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** The text of one file of the project. */
export function projectText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return walk(path)
    return entry.isFile() ? [path] : []
  })
}
