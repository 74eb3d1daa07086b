import { randomBytes } from 'node:crypto'
import type { Db } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import { storeChanged } from './change-subscription.ts'
import { isStandardSecret, newStandardSecret } from './standard-signature.ts'
import { lockSubscription, type SubscriptionKey } from './subscriptions.ts'
import type { Secret, Subscription } from './webhook.ts'

// SHOPLINE's app secrets have 64 hex digits (the published test vector).
const newShoplineSecret = () => randomBytes(32).toString('hex')

// More signatures than this would only make the header longer.
const validCountMax = 3

/**
 * Puts a secret in front, random unless one is given; the earlier ones stay valid so many hours
 * more. A SHOPLINE subscription signs with the newest alone, and not at all before it has one.
 */
export async function rotateSecret(
  db: Db,
  actor: Actor,
  key: SubscriptionKey,
  given: { secret?: string | undefined; overlapHours: number },
  now: Date,
): Promise<Subscription> {
  return db.transaction(async (tx) => {
    const before = await lockSubscription(tx, actor.merchant.id, key)
    const isNative = before.kind === 'native'
    if (given.secret !== undefined && isNative && !isStandardSecret(given.secret)) {
      throw new DomainError('webhook_secret_unusable', { field: 'secret' })
    }
    const secret = given.secret ?? (isNative ? newStandardSecret() : newShoplineSecret())
    const end = new Date(now.getTime() + given.overlapHours * 3_600_000).toISOString()
    const first: Secret = { secret, created_at: now.toISOString(), expires_at: null }
    const earlier = before.secrets
      .map((each) => ({ ...each, expires_at: earlierOf(each.expires_at, end) }))
      .filter((each) => each.secret !== secret && each.expires_at > now.toISOString())
    const secrets = [first, ...earlier].slice(0, validCountMax)
    const event = { kind: 'webhook.updated', data: { changed: ['secrets'] } } as const
    return storeChanged(tx, actor, { ...before, secrets }, event, now)
  })
}

function earlierOf(one: string | null, other: string): string {
  return one !== null && Date.parse(one) < Date.parse(other) ? new Date(one).toISOString() : other
}
