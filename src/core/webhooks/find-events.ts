import { type Db, statement } from '../../platform/db.ts'
import type { RecordedEvent } from '../events.ts'

/** What of the events is wanted; every given member narrows. */
export interface EventFilter {
  kinds?: string[] | undefined
  /** The id of the order, customer, … that the event is about. */
  subject_id?: string | undefined
}

// A kind can be rare, and nothing is indexed by it: a page looks back over so many events and no more.
const lookedAtMax = 5000

const findRecent = statement(
  'events_find_recent',
  `select row_to_json(e) as event from events e
    where e.merchant_id = $1 and ($2::bigint is null or e.sequence < $2)
    order by e.sequence desc limit $3`,
)

const findOfSubject = statement(
  'events_find_of_subject',
  `select row_to_json(e) as event from events e
    where e.merchant_id = $1 and ($2::bigint is null or e.sequence < $2) and e.subject_id = $4
      and ($5::text[] is null or e.kind = any($5))
    order by e.sequence desc limit $3`,
)

const findOfKinds = statement(
  'events_find_of_kinds',
  `with looked_at as materialized (
     select e.sequence, e.kind from events e
      where e.merchant_id = $1 and ($2::bigint is null or e.sequence < $2)
      order by e.sequence desc limit ${lookedAtMax}
   )
   select (select min(sequence)::float8 from looked_at having count(*) = ${lookedAtMax})
            as stopped_at,
          (select coalesce(json_agg(e order by e.sequence desc), '[]')
             from (select sequence from looked_at where kind = any($4)
                    order by sequence desc limit $3) f
             join events e on e.merchant_id = $1 and e.sequence = f.sequence) as events`,
)

/** A page of events, newest first, and where to go on; null at the beginning of time. */
export interface EventPage {
  events: RecordedEvent[]
  next: number | null
}

/**
 * The events of a merchant before a place, newest first. A page may be short, or empty, and still go
 * on: when kinds are asked for, it looks back over a fixed number of events only.
 */
export async function findEvents(
  db: Db,
  merchantId: string,
  filter: EventFilter,
  page: { before?: number | undefined; limit: number },
): Promise<EventPage> {
  const { before = null, limit } = page
  const { kinds, subject_id } = filter
  const values = [merchantId, before, limit]
  if (kinds !== undefined && subject_id === undefined) {
    const [row] = await db.read<{ events: RecordedEvent[]; stopped_at: number | null }>(
      findOfKinds,
      [...values, kinds],
    )
    const { events, stopped_at } = row as NonNullable<typeof row>
    return { events, next: lastOf(events, limit) ?? stopped_at }
  }
  const rows =
    subject_id === undefined
      ? await db.read<{ event: RecordedEvent }>(findRecent, values)
      : await db.read<{ event: RecordedEvent }>(findOfSubject, [
          ...values,
          subject_id,
          kinds ?? null,
        ])
  const events = rows.map((row) => row.event)
  return { events, next: lastOf(events, limit) }
}

function lastOf(events: RecordedEvent[], limit: number): number | null {
  return events.length === limit ? (events.at(-1)?.sequence ?? null) : null
}
