import type { Db } from '../../platform/db.ts'
import type { RecordedEvent } from '../events.ts'
import { type EventCursor, newestCursor, readEvents } from './event-cursor.ts'

/** An event, and the place behind it. */
export interface Followed {
  event: RecordedEvent
  cursor: EventCursor
}

/** The events of a merchant from some place on. */
export interface Following {
  /** What happened between the place asked for and now. */
  missed: Followed[]
  /** It was too much to be told; `cursor` is the newest place. */
  isReset: boolean
  /** The place behind `missed`. */
  cursor: EventCursor
  /** Hands on what happens from here; called once. */
  start(take: (events: Followed[]) => void): void
  stop(): void
}

interface Page {
  events: RecordedEvent[]
  /** The window that they were read of. */
  window: EventCursor
}

/** One reader for all who follow the same merchant in this process. */
interface Feed {
  cursor: EventCursor
  followers: Set<(page: Page) => void>
}

const lookEveryMs = 250
const pageSize = 250
const missedCountMax = 1000

const feedsOf = new WeakMap<Db, Map<string, Promise<Feed>>>()

/**
 * Follows the events of a merchant from a place, or from now when it is null: what was missed first,
 * then whatever is committed, each once and in the order of `readEvents`.
 */
export async function followEvents(
  db: Db,
  merchantId: string,
  after: EventCursor | null,
): Promise<Following> {
  const waiting: Page[] = []
  let push = (page: Page) => void waiting.push(page)
  const listener = (page: Page) => push(page)
  const feed = await join(db, merchantId, listener)
  const stop = () => void feed.followers.delete(listener)
  try {
    // Read after joining: nothing can fall between what is read here and what the feed reads.
    const caught = await catchUp(db, merchantId, after)
    return {
      ...caught,
      start(take) {
        push = (page) => {
          const events = eventsFrom(page, caught.cursor.to)
          if (events.length > 0) take(events)
        }
        for (const page of waiting.splice(0)) push(page)
      },
      stop,
    }
  } catch (error) {
    stop()
    throw error
  }
}

async function catchUp(db: Db, merchantId: string, after: EventCursor | null) {
  const missed: Followed[] = []
  let cursor = after
  while (cursor && missed.length <= missedCountMax) {
    const page = await readEvents(db, merchantId, cursor, pageSize)
    cursor = page.cursor
    for (const event of page.events) {
      missed.push({ event, cursor: { ...cursor, sequence: event.sequence } })
    }
    if (page.events.length === 0) return { missed, isReset: false, cursor }
  }
  return { missed: [], isReset: cursor !== null, cursor: await newestCursor(db) }
}

/** What a page has beyond a place up to which all transactions are known. */
function eventsFrom({ events, window }: Page, from: string): Followed[] {
  const isBeyond = BigInt(window.from) >= BigInt(from)
  // The window may have been opened earlier than that; to go on from here means its rest alone.
  const rest = isBeyond ? window : { ...window, from }
  return events
    .filter((event) => isBeyond || BigInt(event.transaction_id) >= BigInt(from))
    .map((event) => ({ event, cursor: { ...rest, sequence: event.sequence } }))
}

/** Adds a follower to the feed of a merchant, which runs as long as it has one. */
async function join(db: Db, merchantId: string, listener: (page: Page) => void): Promise<Feed> {
  const feeds = feedsOf.get(db) ?? new Map<string, Promise<Feed>>()
  feedsOf.set(db, feeds)
  for (;;) {
    const known = feeds.get(merchantId)
    const opening = known ?? newestCursor(db).then((cursor) => ({ cursor, followers: new Set() }))
    if (!known) feeds.set(merchantId, opening)
    const feed = await opening.catch((error) => {
      if (feeds.get(merchantId) === opening) feeds.delete(merchantId)
      throw error
    })
    // It may have ended while we waited for it.
    if (feeds.get(merchantId) !== opening) continue
    feed.followers.add(listener)
    if (!known) void run(db, merchantId, feed, () => feeds.delete(merchantId))
    return feed
  }
}

/** Looks for news until nobody is left to hear them. */
async function run(db: Db, merchantId: string, feed: Feed, end: () => void): Promise<void> {
  while (feed.followers.size > 0) {
    const isMore = await readOn(db, merchantId, feed).catch(() => false)
    if (!isMore) await new Promise((resolve) => setTimeout(resolve, lookEveryMs).unref())
  }
  // In the same breath as the last look at the followers, so that nobody joins what has ended.
  end()
}

// While the database is away there is no news; the next look finds what was committed before.
async function readOn(db: Db, merchantId: string, feed: Feed): Promise<boolean> {
  const { events, cursor } = await readEvents(db, merchantId, feed.cursor, pageSize)
  feed.cursor = cursor
  if (events.length === 0) return false
  for (const follower of feed.followers) follower({ events, window: cursor })
  return events.length === pageSize
}
