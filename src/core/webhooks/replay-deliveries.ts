import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent, type RecordedEvent } from '../events.ts'
import { newDelivery, storeDeliveries } from './dispatch-events.ts'
import { loadSubscription, lockSubscription } from './subscriptions.ts'
import type { Delivery } from './webhook.ts'

const setDue = `state = case when s.state = 'active' then 'pending' else 'paused' end,
  next_try_at = case when s.state = 'active' then $3::timestamptz end,
  tries = 0, first_tried_at = null, finished_at = null`

const replayOne = statement(
  'webhook_replay_one',
  `update webhook_deliveries d set ${setDue}
     from webhook_subscriptions s
    where d.merchant_id = $1 and d.id = $2
      and s.merchant_id = $1 and s.id = d.subscription_id and s.state <> 'removed'
   returning row_to_json(d) as delivery`,
)

/**
 * Sends one delivery again, whatever became of it, with the same id; returns it. Refuses an unknown
 * one and one of a removed subscription (webhook_delivery_not_found).
 */
export async function replayDelivery(
  db: Db,
  merchantId: string,
  id: string,
  now: Date,
): Promise<Delivery> {
  const [row] = await db.write<{ delivery: Delivery }>(replayOne, [merchantId, id, now])
  if (!row) throw new DomainError('webhook_delivery_not_found')
  return row.delivery
}

const replayRange = statement(
  'webhook_replay_range',
  `update webhook_deliveries d set ${setDue}
     from webhook_subscriptions s, events e
    where d.merchant_id = $1 and d.subscription_id = $2
      and s.merchant_id = $1 and s.id = $2
      and e.merchant_id = $1 and e.id = d.event_id
      and e.occurred_at >= $4 and ($5::timestamptz is null or e.occurred_at < $5)
      and ($6::text is null or d.state = $6)
   returning d.id`,
)

/**
 * Sends the deliveries of events of a time range again, in their order; `state` narrows it to
 * those that failed. Returns how many. Refuses with webhook_not_found.
 */
export async function replayDeliveries(
  db: Db,
  merchantId: string,
  subscriptionId: string,
  range: { from: Date; to?: Date | undefined; state?: Delivery['state'] | undefined },
  now: Date,
): Promise<number> {
  await loadSubscription(db, merchantId, { id: subscriptionId })
  const { from, to = null, state = null } = range
  const values = [merchantId, subscriptionId, now, from, to, state]
  return (await db.write(replayRange, values)).length
}

const insertEvent = statement('webhook_insert_test_event', insertEventsSql('$1'))

/** Sends an event made for the purpose to one subscription; returns its delivery's id. */
export async function testSubscription(
  db: Db,
  actor: Actor,
  subscriptionId: string,
  topic: string,
  now: Date,
): Promise<string> {
  return db.transaction(async (tx) => {
    const key = { id: subscriptionId }
    const subscription = await lockSubscription(tx, actor.merchant.id, key)
    const event = newEvent(actor, 'webhook.tested', subscription.id, { topic }, now)
    await tx.run(insertEvent, [JSON.stringify([event])])
    // The other events of a subject wait for each other; a test waits for nothing.
    const subject: Pick<RecordedEvent, 'id' | 'subject_id'> = { id: event.id, subject_id: event.id }
    const delivery = newDelivery(subscription, subject, topic, now)
    await storeDeliveries(tx, [delivery])
    return delivery.id
  })
}
