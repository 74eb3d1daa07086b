import { type Db, statement } from '../../platform/db.ts'
import type { Outcome } from '../../platform/http-client.ts'
import type { Actor } from '../actor.ts'
import { DomainError } from '../errors.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { pauseLocked } from './pause-subscription.ts'
import { lockSubscription } from './subscriptions.ts'
import type { Message, Subscription, WebhookFormat } from './webhook.ts'

export interface SentRequest {
  url: string
  headers: Record<string, string>
  body: string
}

/** One try and what came of it. */
export interface Try {
  message: Message
  format: WebhookFormat
  request: SentRequest
  outcome: Outcome
  startedAt: Date
  now: Date
}

// 4 KB of each body tell what happened; the whole would make the log larger than the record.
const loggedBytesMax = 4096

const storeAttempt = statement(
  'webhook_store_attempt',
  `with delivery as (
     update webhook_deliveries
        set attempt_count = attempt_count + 1,
            tries = tries + 1,
            first_tried_at = coalesce(first_tried_at, $3),
            state = case when state = 'pending' then $4 else state end,
            next_try_at = case when state = 'pending' then $5::timestamptz end,
            finished_at = case when $4 = 'pending' then finished_at else $6 end,
            last_error = $7
      where merchant_id = $1 and id = $2
     returning attempt_count
   ), working as (
     update webhook_subscriptions set failing_since = null, failures = 0
      where merchant_id = $1 and id = $14 and $4 = 'delivered'
        and (failing_since is not null or failures > 0)
   )
   insert into webhook_attempts (merchant_id, delivery_id, number, started_at, duration_ms, address,
     request_headers, request_body, response_status, response_body, error, next_try_at)
   select $1, $2, attempt_count, $3, $8, $9, $10, $11, $12, $13, $7, $5 from delivery`,
)

// The later ones of the subject cannot go out before this one; they need not be looked at.
const holdFollowers = statement(
  'webhook_hold_followers',
  `update webhook_deliveries set next_try_at = $5
    where merchant_id = $1 and subscription_id = $2 and subject_id = $3 and position > $4
      and state = 'pending' and next_try_at < $5`,
)

const markFailing = statement(
  'webhook_mark_failing',
  `update webhook_subscriptions
      set failing_since = coalesce(failing_since, $3), failures = failures + $4
    where merchant_id = $1 and id = $2`,
)

/**
 * Logs a try and decides what follows: delivered, tried again, given up, and whether the
 * subscription is paused. All in one transaction, so a worker that dies before has sent in vain
 * and the same message goes out again.
 */
export async function recordAttempt(db: Db, made: Try): Promise<void> {
  const { message, format, outcome, startedAt, now } = made
  const { merchant_id, subscription_id, subject_id, position } = message.delivery
  const status = outcome.status
  const error = errorOf(outcome)
  if (error === null) {
    await db.write(storeAttempt, attemptValues(made, 'delivered', null, null))
    return
  }
  const firstTriedAt = new Date(message.delivery.first_tried_at ?? startedAt)
  const next = format.nextTry(message.delivery.tries + 1, firstTriedAt, now)
  await db.transaction(async (tx) => {
    const subscription = await lockSubscription(tx, merchant_id, { id: subscription_id }).catch(
      nullIfRemoved,
    )
    await tx.run(storeAttempt, attemptValues(made, next ? 'pending' : 'failed', next, error))
    if (next) {
      await tx.run(holdFollowers, [merchant_id, subscription_id, subject_id, position, next])
    }
    await tx.run(markFailing, [merchant_id, subscription_id, startedAt, next ? 0 : 1])
    if (subscription?.state !== 'active') return
    const failing: Subscription = {
      ...subscription,
      failing_since: subscription.failing_since ?? startedAt.toISOString(),
      failures: subscription.failures + (next ? 0 : 1),
    }
    const reason = format.pauseReason(failing, status, now)
    if (reason) await pauseLocked(tx, systemActor(message.merchant), failing, reason, now)
  })
}

function errorOf(outcome: Outcome): string | null {
  if (outcome.outcome === 'failed') return outcome.reason
  // A redirect is not followed, so it is no acknowledgement either.
  return outcome.status >= 200 && outcome.status < 300 ? null : `status_${outcome.status}`
}

function attemptValues(made: Try, state: string, next: Date | null, error: string | null) {
  const { message, request, outcome, startedAt, now } = made
  const { merchant_id, id, subscription_id } = message.delivery
  return [
    merchant_id,
    id,
    startedAt,
    state,
    next,
    now,
    error,
    outcome.duration_ms,
    request.url,
    JSON.stringify(request.headers),
    storable(request.body),
    outcome.status,
    storable(outcome.outcome === 'answered' ? outcome.body : ''),
    subscription_id,
  ]
}

/** The beginning of a text, without what Postgres cannot store. */
function storable(text: string): string {
  const bytes = Buffer.from(text.replaceAll('\0', '').toWellFormed()).subarray(0, loggedBytesMax)
  // A character cut in two at the end becomes one sign, which is dropped.
  return bytes.toString('utf8').replace(/\uFFFD$/, '')
}

function nullIfRemoved(error: unknown): null {
  if (error instanceof DomainError) return null
  throw error
}

function systemActor(merchant: Merchant): Actor {
  return { merchant, face: 'system', kind: 'system', id: null, name: 'Guitai', code: null }
}
