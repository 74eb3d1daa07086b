import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { type EventKind, insertEventsSql, newEvent } from '../events.ts'
import { assertAddress } from './create-subscription.ts'
import { lockSubscription, type SubscriptionKey } from './subscriptions.ts'
import type { Subscription } from './webhook.ts'

/** What may be changed of a subscription; a member that is left out stays. */
export type SubscriptionChanges = Partial<
  Pick<Subscription, 'address' | 'topics' | 'description' | 'details'>
>

const storeSubscription = statement(
  'webhook_store',
  `with changed as (
     update webhook_subscriptions
        set (address, topics, description, state, secrets, failing_since, failures, paused_at,
             pause_reason, details, updated_at)
          = (select r.address, r.topics, r.description, r.state, r.secrets, r.failing_since,
                    r.failures, r.paused_at, r.pause_reason, r.details, r.updated_at
               from json_populate_record(null::webhook_subscriptions, $3::json) r)
      where merchant_id = $1 and id = $2
   )
   ${insertEventsSql('$4')}`,
)

/** Stores a locked subscription with the event that tells of the change. */
export async function storeChanged(
  tx: Tx,
  actor: Actor,
  changed: Subscription,
  event: { kind: EventKind; data: object },
  now: Date,
): Promise<Subscription> {
  const after = { ...changed, updated_at: now.toISOString() }
  await tx.run(storeSubscription, [
    after.merchant_id,
    after.id,
    JSON.stringify(after),
    JSON.stringify([newEvent(actor, event.kind, after.id, event.data, now)]),
  ])
  return after
}

/** Changes address, topics or description. Refuses as createSubscription does. */
export async function changeSubscription(
  db: Db,
  actor: Actor,
  key: SubscriptionKey,
  changes: SubscriptionChanges,
  now: Date,
): Promise<Subscription> {
  if (changes.address !== undefined) assertAddress(changes.address)
  return db.transaction(async (tx) => {
    const before = await lockSubscription(tx, actor.merchant.id, key)
    const event = { kind: 'webhook.updated', data: { changed: Object.keys(changes) } } as const
    return storeChanged(tx, actor, { ...before, ...changes }, event, now)
  })
}
