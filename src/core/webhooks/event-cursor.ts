import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { RecordedEvent } from '../events.ts'

/**
 * A place in the events of a merchant. `sequence` alone cannot be one: numbers are given before
 * the commit, so a lower one may appear after a higher one was read. Therefore events are read in
 * windows of transactions that have all ended: those from `from` up to, not including, `to`.
 * Within its window an event is found by its sequence; whoever locked the same order later has a
 * higher one, and no window divides two transactions that waited for each other.
 */
export interface EventCursor {
  from: string
  to: string
  /** The last event read of the window. */
  sequence: number
  /** The last event of the window; the window is read when `sequence` has reached it. */
  last: number
}

/** Before the first event. */
export const beginning: EventCursor = { from: '0', to: '0', sequence: 0, last: 0 }

const openFirstWindow = statement(
  'events_open_first_window',
  `select pg_snapshot_xmin(pg_current_snapshot())::text as "to",
          min(e.sequence)::float8 - 1 as before, max(e.sequence)::float8 as last
     from events e
    where e.merchant_id = $1 and e.transaction_id >= $2::xid8
      and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())`,
)

// `offset 0` keeps the planner from looking for the least sequence in the order of sequences, where
// it would pass through the whole history whenever the window is empty, as it mostly is.
const openWindow = statement(
  'events_open_window',
  `select pg_snapshot_xmin(pg_current_snapshot())::text as "to",
          min(e.sequence)::float8 - 1 as before, max(e.sequence)::float8 as last
     from (select sequence from events
            where merchant_id = $1 and transaction_id >= $2::xid8
              and transaction_id < pg_snapshot_xmin(pg_current_snapshot()) offset 0) e`,
)

const readWindow = statement(
  'events_read_window',
  `select row_to_json(e) as event
     from events e
    where e.merchant_id = $1 and e.sequence > $2 and e.sequence <= $3
      and e.transaction_id >= $4::xid8 and e.transaction_id < $5::xid8
    order by e.sequence limit $6`,
)

/**
 * The next events of a merchant after a place, in an order in which no event ever appears behind
 * one that was read, and the place behind them. None when all have been read.
 */
export async function readEvents(
  db: Db | Tx,
  merchantId: string,
  after: EventCursor,
  limit: number,
): Promise<{ events: RecordedEvent[]; cursor: EventCursor }> {
  const run = db.kind === 'db' ? db.read : db.run
  let cursor = after
  if (cursor.sequence >= cursor.last) {
    // The first window holds nearly everything, so its ends are the ends of the order.
    const open = cursor.to === beginning.to ? openFirstWindow : openWindow
    const [row] = await run<{ to: string; before: number | null; last: number | null }>(open, [
      merchantId,
      cursor.to,
    ])
    const { to, before, last } = row as NonNullable<typeof row>
    if (BigInt(to) < BigInt(cursor.to)) {
      // A place of the database that this one was restored from (see adoptRestoredEvents): the
      // sequence goes on where it was.
      cursor = { from: '0', to, sequence: cursor.sequence, last: Number.MAX_SAFE_INTEGER }
    } else if (before === null || last === null) {
      return { events: [], cursor: { ...cursor, from: cursor.to, to } }
    } else {
      cursor = { from: cursor.to, to, sequence: before, last }
    }
  }
  const rows = await run<{ event: RecordedEvent }>(readWindow, [
    merchantId,
    cursor.sequence,
    cursor.last,
    cursor.from,
    cursor.to,
    limit,
  ])
  const events = rows.map((row) => row.event)
  const isWhole = events.length < limit
  const sequence = isWhole ? cursor.last : (events.at(-1) as RecordedEvent).sequence
  return { events, cursor: { ...cursor, sequence } }
}

const readNewest = statement(
  'events_newest_place',
  'select pg_snapshot_xmin(pg_current_snapshot())::text as "to"',
)

/** The place behind everything that has happened so far. */
export async function newestCursor(db: Db): Promise<EventCursor> {
  const [row] = await db.read<{ to: string }>(readNewest, [])
  const { to } = row as { to: string }
  return { from: to, to, sequence: 0, last: 0 }
}

/** The place as one opaque text. */
export function cursorText(cursor: EventCursor): string {
  const { from, to, sequence, last } = cursor
  return Buffer.from(`${from}.${to}.${sequence}.${last}`).toString('base64url')
}

/** The place that a text names, or null when it names none. */
export function parseCursor(text: string): EventCursor | null {
  const plain = Buffer.from(text, 'base64url').toString('latin1')
  const [, from = '', to = '', sequence, last] =
    /^(\d{1,18})\.(\d{1,18})\.(\d{1,16})\.(\d{1,16})$/.exec(plain) ?? []
  if (last === undefined) return null
  return { from, to, sequence: Number(sequence), last: Number(last) }
}

const adopt = statement(
  'events_adopt_restored',
  `with future as (
     select m.id from merchants m
      where (select max(e.transaction_id) from events e where e.merchant_id = m.id)
            >= pg_snapshot_xmax(pg_current_snapshot())
   ), starts as (
     update webhook_subscriptions s set starts_at = '4' from future where s.merchant_id = future.id
   ), cursors as (
     update webhook_cursors c set from_xid = '4', to_xid = '4', sequence = 0, last_sequence = 0
       from future where c.merchant_id = future.id
   )
   update events e
      set transaction_id = case
            when e.transaction_id >= c.to_xid
              or (e.transaction_id >= c.from_xid and e.sequence > c.sequence) then '4'::xid8
            else '3'::xid8 end
     from future left join webhook_cursors c on c.merchant_id = future.id
    where e.merchant_id = future.id`,
)

/**
 * After a restore into a fresh cluster, transactions count from the start again, and restored
 * events seem to lie in the future. This puts them into the past. Runs when workers start; costs
 * one index look-up per merchant when there is nothing to do.
 */
export async function adoptRestoredEvents(db: Db): Promise<void> {
  await db.write(adopt, [])
}
