import { expect, inject } from 'vitest'
import { test as base } from '../../test/app.ts'
import { type Db, openDb, statement } from './db.ts'

// One reader and one writer, so that whatever goes wrong with a connection shows.
const test = base.extend<{ $test: { db: Db } }>({
  db: async ({ server }, use) => {
    const [row] = await server.db.read<{ name: string }>(
      statement('test_db_name', 'select current_database() as name'),
      [],
    )
    const database = (row as { name: string }).name
    const db = openDb({ ...inject('engine'), database }, { readers: 1, writers: 1 })
    await use(db)
    await db.close()
  },
})

const echo = statement('test_echo', 'select $1::int as value')
const divide = statement('test_divide', 'select 10 / $1::int as value')
const backend = statement('test_backend', 'select pg_backend_pid() as value')
const endBackend = statement('test_end', 'select pg_terminate_backend($1::int)')

async function answered(answer: Promise<{ value: number }[]>): Promise<number | undefined> {
  return (await answer)[0]?.value
}

test('answers reads that share a connection when one of them fails', async ({ db }) => {
  const answers = await Promise.allSettled([
    answered(db.read<{ value: number }>(divide, [2])),
    answered(db.read<{ value: number }>(divide, [0])),
    answered(db.read<{ value: number }>(divide, ['two'])),
    answered(db.read<{ value: number }>(divide, [5])),
    answered(db.read<{ value: number }>(echo, [7])),
  ])

  expect(answers.map((each) => each.status === 'fulfilled' && each.value)).toEqual([
    5,
    false,
    false,
    2,
    7,
  ])
})

test('prepares a statement again that could not be prepared the first time', async ({ db }) => {
  const late = statement('test_late', 'select value from test_late_table')
  const early = await Promise.allSettled([db.read(late, []), db.read(late, []), db.read(echo, [1])])
  expect(early.map((each) => each.status)).toEqual(['rejected', 'rejected', 'fulfilled'])

  await db.write(
    statement('test_late_create', 'create table test_late_table as select 3 value'),
    [],
  )

  expect(await answered(db.read<{ value: number }>(late, []))).toBe(3)
})

test('refuses the reads of a connection that breaks and opens another for the next', async ({
  db,
}) => {
  const pid = await answered(db.read<{ value: number }>(backend, []))
  const sleeping = db.read(statement('test_sleep', 'select pg_sleep(30)'), [])
  const waiting = db.read(echo, [1])
  const refused = Promise.allSettled([sleeping, waiting])

  await db.write(endBackend, [pid])

  expect((await refused).map((each) => each.status)).toEqual(['rejected', 'rejected'])
  const reads = Array.from({ length: 20 }, () => answered(db.read<{ value: number }>(backend, [])))
  const pids = new Set(await Promise.all(reads))
  expect(pids.size).toBe(1)
  expect(pids.has(pid)).toBe(false)
})

test('opens another connection for a write when an idle one was closed', async ({ db }) => {
  const pid = await answered(db.write<{ value: number }>(backend, []))

  await db.read(endBackend, [pid])
  await expect
    .poll(() => answered(db.write<{ value: number }>(backend, [])).catch(() => pid))
    .not.toBe(pid)
})

test('rolls a transaction back when its work fails and goes on with the connection', async ({
  db,
}) => {
  const count = statement('test_count', 'select count(*)::int as value from counters')
  const before = await answered(db.read<{ value: number }>(count, []))
  const failing = db.transaction(async (tx) => {
    await tx.script('delete from counters')
    throw new Error('no')
  })

  await expect(failing).rejects.toThrow('no')
  expect(await answered(db.read<{ value: number }>(count, []))).toBe(before)
  expect(await answered(db.write<{ value: number }>(echo, [4]))).toBe(4)
})

test('refuses to read or write once it is closed', async ({ server, db }) => {
  await db.read(echo, [1])
  const closed = openDb({ ...inject('engine') }, { readers: 1, writers: 1 })
  await closed.close()

  await expect(closed.read(echo, [1])).rejects.toThrow()
  await expect(closed.write(echo, [1])).rejects.toThrow()
  expect(await answered(server.db.read<{ value: number }>(echo, [1]))).toBe(1)
})
