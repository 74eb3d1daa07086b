import { type Db, statement, type Tx } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { storeChanged } from './change-subscription.ts'
import { lockSubscription, type SubscriptionKey } from './subscriptions.ts'
import type { Subscription } from './webhook.ts'

const holdDeliveries = statement(
  'webhook_hold_deliveries',
  `update webhook_deliveries set state = 'paused', next_try_at = null
    where merchant_id = $1 and subscription_id = $2 and state = 'pending'`,
)

const releaseDeliveries = statement(
  'webhook_release_deliveries',
  `update webhook_deliveries
      set state = 'pending', next_try_at = $3, tries = 0, first_tried_at = null
    where merchant_id = $1 and subscription_id = $2 and state in ('pending', 'paused')`,
)

const endDeliveries = statement(
  'webhook_end_deliveries',
  `update webhook_deliveries
      set state = 'failed', next_try_at = null, finished_at = $3, last_error = 'webhook_removed'
    where merchant_id = $1 and subscription_id = $2 and state in ('pending', 'paused')`,
)

/** Pauses a locked subscription: what is due and what happens from now on waits for its resuming. */
export async function pauseLocked(
  tx: Tx,
  actor: Actor,
  before: Subscription,
  reason: string,
  now: Date,
): Promise<Subscription> {
  const paused: Subscription = {
    ...before,
    state: 'paused',
    paused_at: now.toISOString(),
    pause_reason: reason,
  }
  const event = { kind: 'webhook.paused', data: { reason, address: before.address } } as const
  const after = await storeChanged(tx, actor, paused, event, now)
  await tx.run(holdDeliveries, [before.merchant_id, before.id])
  return after
}

/** Pauses by hand; a paused one stays as it is. */
export async function pauseSubscription(
  db: Db,
  actor: Actor,
  key: SubscriptionKey,
  now: Date,
): Promise<Subscription> {
  return db.transaction(async (tx) => {
    const before = await lockSubscription(tx, actor.merchant.id, key)
    if (before.state === 'paused') return before
    return pauseLocked(tx, actor, before, 'by_hand', now)
  })
}

/** Resumes: everything that waited is due at once, in its order, with its tries counted anew. */
export async function resumeSubscription(
  db: Db,
  actor: Actor,
  key: SubscriptionKey,
  now: Date,
): Promise<Subscription> {
  return db.transaction(async (tx) => {
    const before = await lockSubscription(tx, actor.merchant.id, key)
    if (before.state === 'active' && before.failing_since === null) return before
    const resumed: Subscription = {
      ...before,
      state: 'active',
      paused_at: null,
      pause_reason: null,
      failing_since: null,
      failures: 0,
    }
    const event = { kind: 'webhook.resumed', data: {} } as const
    const after = await storeChanged(tx, actor, resumed, event, now)
    await tx.run(releaseDeliveries, [before.merchant_id, before.id, now])
    return after
  })
}

/** Ends a subscription for good; what waited is given up, the log of its deliveries stays. */
export async function removeSubscription(
  db: Db,
  actor: Actor,
  key: SubscriptionKey,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await lockSubscription(tx, actor.merchant.id, key)
    const event = { kind: 'webhook.removed', data: { address: before.address } } as const
    await storeChanged(tx, actor, { ...before, state: 'removed', secrets: [] }, event, now)
    await tx.run(endDeliveries, [before.merchant_id, before.id, now])
  })
}
