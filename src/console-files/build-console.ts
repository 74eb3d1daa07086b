import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { builtFolder, markFile, markOfBuild, markOfSources, projectRoot } from './console-source.ts'
import { packFiles } from './pack-files.ts'

// A build takes seconds; whoever waits longer than this waits for a machine in trouble.
const lockWaitMs = 180_000

/**
 * Builds the console into console/dist, unless what is there was built from the same sources. The
 * old version stays whole until the new one takes its place; two builds at once take turns.
 */
async function buildConsole(root: string): Promise<void> {
  const unlock = lockBuild(root)
  try {
    const mark = await markOfSources(root)
    if ((await markOfBuild(builtFolder(root))) === mark) return
    const made = join(root, 'console/.dist-new')
    await rm(made, { recursive: true, force: true })
    await bundle(root, made)
    await packFiles(made)
    await writeFile(markFile(made), `${mark}\n`)
    await replaceFolder(builtFolder(root), made, join(root, 'console/.dist-old'))
  } finally {
    unlock()
  }
}

// A kernel lock that ends with the process: see platform/engine-lock.ts.
function lockBuild(root: string): () => void {
  const path = join(root, 'console/.dist-lock')
  try {
    const database = new DatabaseSync(path, { timeout: lockWaitMs })
    database.exec('BEGIN EXCLUSIVE')
    return () => database.close()
  } catch (error) {
    throw new Error(`cannot write to ${dirname(path)}: ${(error as Error).message}`)
  }
}

async function bundle(root: string, folder: string): Promise<void> {
  // A test run says "test" here, and Vite would then make React's development version.
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  await build({
    configFile: join(root, 'console/vite.config.ts'),
    // Node reads the settings by itself; Vite's own way writes into node_modules.
    configLoader: 'native',
    root: join(root, 'console'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  })
}

/** Puts `fresh` where `folder` is; only the holder of the lock does this. */
async function replaceFolder(folder: string, fresh: string, aside: string): Promise<void> {
  await rm(aside, { recursive: true, force: true })
  await rename(folder, aside).catch((error) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rename(fresh, folder)
  await rm(aside, { recursive: true, force: true })
}

// Run by `npm run build`, and by the server for a checkout that has no build of its sources.
if (import.meta.main) {
  try {
    await buildConsole(process.argv[2] ?? projectRoot)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exitCode = 1
  }
}
