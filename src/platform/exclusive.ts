import { type Db, statement } from './db.ts'
import { insideOf } from './inside-transaction.ts'

const lockKey = statement('exclusive_lock', 'select pg_advisory_xact_lock($1)')

/**
 * Runs `work` in one transaction, all or nothing, while nobody else runs with the same key. `work`
 * is given a database whose every statement and every nested transaction is part of that one.
 */
export function exclusively<Result>(
  db: Db,
  key: number,
  work: (inside: Db) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    await tx.run(lockKey, [key])
    return work(insideOf(tx))
  })
}
