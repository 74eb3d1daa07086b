import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { isStandardSecret, newStandardSecret } from './standard-signature.ts'
import { findSubscriptions, loadSubscription } from './subscriptions.ts'
import type { Secret, Subscription, SubscriptionKind } from './webhook.ts'

export interface NewSubscription {
  kind: SubscriptionKind
  address: string
  topics: string[]
  description?: string | undefined
  /** A native subscription without one gets a random one. */
  secret?: string | undefined
  details?: Record<string, unknown>
}

// Each event is looked at once per subscription.
const subscriptionCountMax = 100
const addressLengthMax = 2000

// Two creations at once must both see how many there are.
const lockMerchant = statement(
  'webhook_lock_merchant',
  'select 1 from merchants where id = $1 for no key update',
)

const insertSubscription = statement(
  'webhook_insert',
  `with subscription as (
     insert into webhook_subscriptions (merchant_id, id, kind, address, topics, description,
       secrets, details, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
   ), recorded as (
     ${insertEventsSql('$10')}
   )
   insert into webhook_cursors (merchant_id, from_xid, to_xid, sequence, last_sequence)
   values ($1, pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()), 0, 0)
   on conflict (merchant_id) do update
      set from_xid = excluded.from_xid, to_xid = excluded.to_xid, sequence = 0, last_sequence = 0
    where not exists (select 1 from webhook_subscriptions s
                       where s.merchant_id = $1 and s.state <> 'removed')`,
)

/**
 * Makes a subscription to all that happens from now on. Refuses an address that is no http or https
 * URL (webhook_address_unusable), a secret that is too short (webhook_secret_unusable), and more
 * than 100 (webhooks_too_many).
 */
export async function createSubscription(
  db: Db,
  actor: Actor,
  given: NewSubscription,
  now: Date,
): Promise<Subscription> {
  assertAddress(given.address)
  const merchantId = actor.merchant.id
  const id = newId(now)
  const data = { kind: given.kind, address: given.address, topics: given.topics }
  return db.transaction(async (tx) => {
    await tx.run(lockMerchant, [merchantId])
    const others = await findSubscriptions(tx, merchantId)
    if (others.length >= subscriptionCountMax) throw new DomainError('webhooks_too_many')
    await tx.run(insertSubscription, [
      merchantId,
      id,
      given.kind,
      given.address,
      given.topics,
      given.description ?? '',
      JSON.stringify(firstSecrets(given, now)),
      JSON.stringify(given.details ?? {}),
      now,
      JSON.stringify([newEvent(actor, 'webhook.created', id, data, now)]),
    ])
    return loadSubscription(tx, merchantId, { id })
  })
}

function firstSecrets({ kind, secret }: NewSubscription, now: Date): Secret[] {
  if (secret !== undefined && !isStandardSecret(secret)) {
    throw new DomainError('webhook_secret_unusable')
  }
  if (kind !== 'native') return []
  const first = secret ?? newStandardSecret()
  return [{ secret: first, created_at: now.toISOString(), expires_at: null }]
}

/** Refuses what is no http or https URL of at most 2,000 characters, and one with a password in it. */
export function assertAddress(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : null
  const isUsable =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    address.length <= addressLengthMax
  if (!isUsable) throw new DomainError('webhook_address_unusable', { field: 'address' })
}
