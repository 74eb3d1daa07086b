import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { RecordedEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { type EventCursor, readEvents } from './event-cursor.ts'
import { findSubscriptions } from './subscriptions.ts'
import type {
  Delivery,
  Subscription,
  SubscriptionKind,
  WebhookFormat,
  WebhookFormats,
} from './webhook.ts'

const findBehind = statement(
  'webhook_merchants_behind',
  `select c.merchant_id from webhook_cursors c
    where exists (select 1 from webhook_subscriptions s
                   where s.merchant_id = c.merchant_id and s.state <> 'removed')
      and (c.sequence < c.last_sequence
           or exists (select 1 from events e
                       where e.merchant_id = c.merchant_id and e.transaction_id >= c.to_xid
                         and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())))`,
)

const lockCursor = statement(
  'webhook_lock_cursor',
  `select from_xid::text as "from", to_xid::text as "to", sequence::float8 as sequence,
          last_sequence::float8 as last
     from webhook_cursors where merchant_id = $1 for update skip locked`,
)

const moveCursor = statement(
  'webhook_move_cursor',
  `update webhook_cursors
      set from_xid = $2::xid8, to_xid = $3::xid8, sequence = $4, last_sequence = $5
    where merchant_id = $1`,
)

// A delivery whose subject is being retried joins at that time: it could not go out before.
const insertDeliveries = statement(
  'webhook_insert_deliveries',
  `insert into webhook_deliveries (merchant_id, id, subscription_id, event_id, topic, subject_id,
     state, next_try_at, created_at)
   select r.merchant_id, r.id, r.subscription_id, r.event_id, r.topic, r.subject_id, r.state,
          case when r.state = 'pending' then greatest(r.created_at,
            (select max(p.next_try_at) from webhook_deliveries p
              where p.merchant_id = $1 and p.subscription_id = r.subscription_id
                and p.subject_id = r.subject_id and p.state = 'pending')) end,
          r.created_at
     from json_populate_recordset(null::webhook_deliveries, $2::json) with ordinality as r
    order by r.ordinality
   on conflict on constraint webhook_deliveries_once_key do nothing`,
)

const batchSize = 200

/**
 * Makes the deliveries of what happened since the last time, for all merchants; returns how many
 * events were looked at. Two at once do not meet: each merchant's cursor is locked, and it moves in
 * the transaction that stores the deliveries, so each is made exactly once.
 */
export async function dispatchEvents(
  db: Db,
  formats: WebhookFormats,
  clock: () => Date,
): Promise<number> {
  const behind = await db.read<{ merchant_id: string }>(findBehind, [])
  let count = 0
  for (const { merchant_id } of behind) {
    count += await db.transaction((tx) => dispatchMerchant(tx, merchant_id, formats, clock()))
  }
  return count
}

async function dispatchMerchant(
  tx: Tx,
  merchantId: string,
  formats: WebhookFormats,
  now: Date,
): Promise<number> {
  const [at] = await tx.run<EventCursor>(lockCursor, [merchantId])
  if (!at) return 0
  const subscriptions = await findSubscriptions(tx, merchantId)
  const { events, cursor } = await readEvents(tx, merchantId, at, batchSize)
  const deliveries = events.flatMap((event) =>
    subscriptions.flatMap((subscription) => deliveriesOf(subscription, event, formats, now)),
  )
  await storeDeliveries(tx, deliveries)
  const { from, to, sequence, last } = cursor
  await tx.run(moveCursor, [merchantId, from, to, sequence, last])
  return events.length
}

type NewDelivery = Pick<
  Delivery,
  'merchant_id' | 'id' | 'subscription_id' | 'event_id' | 'topic' | 'subject_id' | 'state'
> & { created_at: string }

/** The deliveries of one event for one subscription: one for each topic that both have. */
function deliveriesOf(
  subscription: Subscription,
  event: RecordedEvent,
  formats: WebhookFormats,
  now: Date,
): NewDelivery[] {
  if (BigInt(event.transaction_id) < BigInt(subscription.starts_at)) return []
  return formats[subscription.kind]
    .topicsOf(event)
    .filter((topic) => isWanted(subscription.topics, topic))
    .map((topic) => newDelivery(subscription, event, topic, now))
}

/** Whether a subscription is active and wants to be told of any of these events. */
export function isTold(
  subscription: Subscription,
  events: RecordedEvent[],
  formats: Record<SubscriptionKind, Pick<WebhookFormat, 'topicsOf'>>,
): boolean {
  if (subscription.state !== 'active') return false
  const topics = events.flatMap((event) => formats[subscription.kind].topicsOf(event))
  return topics.some((topic) => isWanted(subscription.topics, topic))
}

function isWanted(topics: string[], topic: string): boolean {
  return topics.includes('*') || topics.includes(topic)
}

/** A delivery that is due at once, or that waits with its paused subscription. */
export function newDelivery(
  subscription: Subscription,
  event: { id: string; subject_id: string },
  topic: string,
  now: Date,
): NewDelivery {
  return {
    merchant_id: subscription.merchant_id,
    id: newId(now),
    subscription_id: subscription.id,
    event_id: event.id,
    topic,
    subject_id: event.subject_id,
    state: subscription.state === 'active' ? 'pending' : 'paused',
    created_at: now.toISOString(),
  }
}

/** Stores new deliveries in the open transaction; those that exist stay as they are. */
export async function storeDeliveries(tx: Tx, deliveries: NewDelivery[]): Promise<void> {
  const [first] = deliveries
  if (first) await tx.run(insertDeliveries, [first.merchant_id, JSON.stringify(deliveries)])
}
