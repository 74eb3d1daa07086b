import { type Db, type Statement, statement, type Tx } from './db.ts'

const open = statement('inside_open', 'savepoint inside')
const keep = statement('inside_keep', 'release savepoint inside')
const undo = statement('inside_undo', 'rollback to savepoint inside')

/**
 * A database whose every statement and every nested transaction is part of an open one. What fails
 * in it is undone and leaves the rest usable, as if each were a transaction of its own. `outside`
 * is the database that `aside` goes to; when left out, that is part of the open transaction too.
 */
export function insideOf(tx: Tx, outside?: Db): Db {
  // One connection does one thing at a time: a nested transaction holds up what comes after it.
  const inTurn = queue()
  const read = <Row>(statement: Statement, values: unknown[]) =>
    inTurn(() => tx.run<Row>(statement, values))
  const write = <Row>(statement: Statement, values: unknown[]) =>
    inTurn(() => undoable(tx, () => tx.run<Row>(statement, values)))
  const inside: Db = {
    kind: 'db',
    read,
    write,
    transaction: (work) => inTurn(() => undoable(tx, () => work(inTurnsOf(tx)))),
    aside: outside ? outside.aside : write,
    get outside() {
      return outside ?? inside
    },
    async close() {},
  }
  return inside
}

/** Runs `work` and undoes what it did in the open transaction when it rejects. */
export async function undoable<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  await tx.run(open, [])
  let result: Result
  try {
    result = await work()
  } catch (error) {
    // When even this fails, the connection is gone, and the first error says more.
    await tx.run(undo, []).catch(() => {})
    await tx.run(keep, []).catch(() => {})
    throw error
  }
  await tx.run(keep, [])
  return result
}

class Undone extends Error {}

/**
 * Runs `work` for real in a transaction that is then undone, and returns what it found out: it sees
 * everything it writes, and nothing of it stays. It must use the database it is given and no other.
 * What it refuses, this refuses. Numbers that it takes `aside` are used up and leave gaps.
 */
export async function rehearse<Result>(
  db: Db,
  work: (inside: Db) => Promise<Result>,
): Promise<Result> {
  let found: { result: Result } | undefined
  try {
    await db.transaction(async (tx) => {
      found = { result: await work(insideOf(tx, db.outside)) }
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone) || !found) throw error
  }
  return (found as { result: Result }).result
}

/**
 * A database inside of a transaction whose running numbers are undone with the rest. For rehearsals
 * that come with every key somebody presses: they would leave large gaps.
 */
export function numbersUndone(inside: Db): Db {
  const own: Db = { ...inside, aside: inside.write }
  own.outside = own
  return own
}

function inTurnsOf(tx: Tx): Tx {
  const inTurn = queue()
  return {
    kind: 'tx',
    run: (statement, values) => inTurn(() => tx.run(statement, values)),
    script: (text) => inTurn(() => tx.script(text)),
  }
}

function queue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}
