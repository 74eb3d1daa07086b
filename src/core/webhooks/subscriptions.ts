import { type Db, statement, type Tx } from '../../platform/db.ts'
import { DomainError } from '../errors.ts'
import { type Subscription, type SubscriptionKind, subscriptionColumns } from './webhook.ts'

const loadOne = statement(
  'webhook_load',
  `select row_to_json(s) as subscription
     from (select ${subscriptionColumns} from webhook_subscriptions
            where merchant_id = $1 and id = $2 and state <> 'removed') s`,
)

const lockOne = statement(
  'webhook_lock',
  'select 1 from webhook_subscriptions where merchant_id = $1 and id = $2 for update',
)

/** Which subscription: a face sees those of its own kind alone, the console sees all. */
export interface SubscriptionKey {
  id: string
  kind?: SubscriptionKind | undefined
}

/** The subscription with this key; refuses with webhook_not_found, also when it was removed. */
export async function loadSubscription(
  db: Db | Tx,
  merchantId: string,
  key: SubscriptionKey,
): Promise<Subscription> {
  const run = db.kind === 'db' ? db.read : db.run
  const [row] = await run<{ subscription: Subscription }>(loadOne, [merchantId, key.id])
  if (!row || (key.kind && row.subscription.kind !== key.kind)) {
    throw new DomainError('webhook_not_found')
  }
  return row.subscription
}

/** Locks a subscription against other writers and reads it as it then is. */
export async function lockSubscription(
  tx: Tx,
  merchantId: string,
  key: SubscriptionKey,
): Promise<Subscription> {
  await tx.run(lockOne, [merchantId, key.id])
  return loadSubscription(tx, merchantId, key)
}

const findAll = statement(
  'webhooks_find',
  `select row_to_json(s) as subscription
     from (select ${subscriptionColumns} from webhook_subscriptions
            where merchant_id = $1 and state <> 'removed' and ($2::text is null or kind = $2)
            order by id) s`,
)

/** The subscriptions of a merchant, oldest first; there are at most 100. */
export async function findSubscriptions(
  db: Db | Tx,
  merchantId: string,
  kind: SubscriptionKind | null = null,
): Promise<Subscription[]> {
  const run = db.kind === 'db' ? db.read : db.run
  const rows = await run<{ subscription: Subscription }>(findAll, [merchantId, kind])
  return rows.map((row) => row.subscription)
}
