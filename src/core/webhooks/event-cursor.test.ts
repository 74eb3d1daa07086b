import { expect } from 'vitest'
import { type Server, type Shop, test } from '../../../test/app.ts'
import { anEvent, eventsSettled } from '../../../test/build-webhooks.ts'
import { type Db, statement } from '../../platform/db.ts'
import {
  adoptRestoredEvents,
  beginning,
  cursorText,
  type EventCursor,
  parseCursor,
  readEvents,
} from './event-cursor.ts'

async function readAll(server: Server, shop: Shop, after: EventCursor, limit = 3) {
  const ids: string[] = []
  let cursor = after
  for (;;) {
    const page = await readEvents(server.db, shop.merchant.id, cursor, limit)
    cursor = page.cursor
    ids.push(...page.events.map((event) => event.id))
    if (page.events.length === 0) return { ids, cursor }
  }
}

test('reads all events once, page by page, and later what is new', async ({ server, shop }) => {
  const made: string[] = []
  for (const subject of ['a', 'b', 'a', 'c', 'a']) made.push(await anEvent(server, shop, subject))

  await eventsSettled(server)
  const first = await readAll(server, shop, beginning, 2)
  const added = await anEvent(server, shop, 'b')
  await eventsSettled(server)
  const second = await readAll(server, shop, first.cursor)

  expect(first.ids).toEqual(made)
  expect(second.ids).toEqual([added])
})

test('does not pass over an event that commits late with a lower number', async ({
  server,
  shop,
}) => {
  const { promise: release, resolve } = Promise.withResolvers<void>()
  const { promise: written, resolve: isWritten } = Promise.withResolvers<string>()
  // An earlier transaction that does nothing yet; its number is lower, its event comes later.
  const early = server.db.transaction(async (tx) => {
    await tx.run(statement('test_xid', 'select pg_current_xact_id()'), [])
    const late = server.db.transaction(async (other) => {
      isWritten(await anEvent({ db: inside(server.db, other) }, shop, 'slow'))
      await release
    })
    await written
    const fast = await anEvent({ db: inside(server.db, tx) }, shop, 'fast')
    return { late, fast }
  })
  const { late, fast } = await early

  const before = await readAll(server, shop, beginning)
  resolve()
  await late
  await eventsSettled(server)
  const after = await readAll(server, shop, before.cursor)

  // The event of the transaction that has ended may be read; the other one must come then.
  expect([...before.ids, ...after.ids].toSorted()).toEqual([await written, fast].toSorted())
  expect(after.ids).toContain(await written)
})

/** The builder's database, inside of a transaction. */
function inside(db: Db, tx: { run: Db['write'] }): Db {
  return { ...db, write: (statement, values) => tx.run(statement, values) }
}

test('gives nothing of another merchant', async ({ server, shop }) => {
  const other = await server.newShop()
  await anEvent(server, other, 'a')

  expect((await readAll(server, shop, beginning)).ids).toEqual([])
})

test('goes on after a restore into a cluster that counts from the start', async ({
  server,
  shop,
}) => {
  const read = await anEvent(server, shop, 'a')
  await eventsSettled(server)
  const first = await readAll(server, shop, beginning)
  const unread = await anEvent(server, shop, 'a')
  await eventsSettled(server)
  // The cluster it came from had counted further than this one has.
  await server.db.write(
    statement(
      'test_restore',
      'update events set transaction_id = (transaction_id::text::bigint + 4000000000)::text::xid8 where merchant_id = $1',
    ),
    [shop.merchant.id],
  )
  const old = {
    ...first.cursor,
    from: '4000000000',
    to: `${4_000_000_000 + Number(first.cursor.to)}`,
  }

  await adoptRestoredEvents(server.db)

  expect((await readAll(server, shop, beginning)).ids).toEqual([read, unread])
  const rest = await readAll(server, shop, old)
  const added = await anEvent(server, shop, 'a')
  await eventsSettled(server)
  expect(rest.ids).toEqual([unread])
  expect((await readAll(server, shop, rest.cursor)).ids).toEqual([added])
})

test.each(['', 'x', 'MS4yLjM', 'LTEuMS4xLjE'])('takes "%s" for no cursor', (text) => {
  expect(parseCursor(text)).toBeNull()
})

test('reads the text that it writes', () => {
  const cursor = { from: '12', to: '99', sequence: 3, last: 7 }

  expect(parseCursor(cursorText(cursor))).toEqual(cursor)
})
