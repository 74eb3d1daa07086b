import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDb } from '../src/platform/db.ts'
import { startEngine } from '../src/platform/engine.ts'
import { migrate } from '../src/platform/migrate.ts'
import { adminDb } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    engine: { host: string; port: number; user: string; database: string }
  }
}

/** One engine for the whole run, with a migrated database that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'guitai-test-'))
  // As root the engine runs under another user, which must get through to its files.
  await chmod(dataDir, 0o711)
  const silent = { info() {}, warn() {} }
  const engine = await startEngine({
    dataDir,
    log: silent,
    durable: false,
    settings: { max_connections: '200', autovacuum: 'off' },
  })
  await adminDb(engine.connection, 'create database guitai_template')
  const db = openDb(
    { ...engine.connection, database: 'guitai_template' },
    { readers: 1, writers: 1 },
  )
  await migrate(db)
  await db.close()
  project.provide('engine', engine.connection)
  return async () => {
    await engine.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
