import { lchownSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { EngineHome } from './engine-home.ts'

/** SQLITE_BUSY: another connection holds the lock. */
const busyCode = 5

/**
 * Takes the engine for this process and answers the function that gives it back. Refuses when
 * another server has it.
 */
export function lockEngine(home: EngineHome, dataDir: string): () => void {
  const path = join(home.dir, 'guitai.lock')
  // Node has no flock; an empty SQLite file under an exclusive transaction is a kernel lock all the
  // same. It ends with the process, so no pid is compared and no file can be stale.
  // Never open the file otherwise: closing any descriptor of it would drop the lock.
  // 500 ms: two servers starting at once make each other retry; then one of them wins.
  const database = new DatabaseSync(path, { timeout: 500 })
  try {
    if (home.user) lchownSync(path, home.user.uid, home.user.gid)
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode !== busyCode) throw error
    throw new Error(`another guitai server is using ${dataDir}`)
  }
  return () => {
    if (database.isOpen) database.close()
  }
}
