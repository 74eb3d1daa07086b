import { type Db, statement, type Tx } from './db.ts'

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

function insideOf(tx: Tx): Db {
  // One connection takes one statement at a time.
  let last: Promise<unknown> = Promise.resolve()
  const queued: Tx['run'] = (statement, values) => {
    const result = last.then(() => tx.run(statement, values))
    last = result.catch(() => {})
    // biome-ignore lint/suspicious/noExplicitAny: the row's type is the caller's.
    return result as Promise<any[]>
  }
  return {
    kind: 'db',
    read: queued,
    write: queued,
    transaction: (work) => work({ kind: 'tx', run: queued, script: tx.script }),
    async close() {},
  }
}
