import type { Db } from '../../platform/db.ts'
import type { RecordedEvent } from '../events.ts'
import type { Merchant } from '../merchants/merchant.ts'

export type SubscriptionKind = 'shopline' | 'native'

export interface Secret {
  secret: string
  created_at: string
  /** Null: valid until it is replaced. */
  expires_at: string | null
}

/** Somebody who is told: an address, what it is told, and how requests are signed. */
export interface Subscription {
  merchant_id: string
  id: string
  kind: SubscriptionKind
  address: string
  /** SHOPLINE topics, or event kinds; '*' is every kind. */
  topics: string[]
  description: string
  state: 'active' | 'paused' | 'removed'
  secrets: Secret[]
  /** Since when every try has failed. */
  failing_since: string | null
  /** Deliveries given up in a row. */
  failures: number
  paused_at: string | null
  pause_reason: string | null
  starts_at: string
  details: Record<string, unknown>
  created_at: string
  updated_at: string
}

/** One event for one subscription under one topic. */
export interface Delivery {
  merchant_id: string
  id: string
  subscription_id: string
  event_id: string
  topic: string
  subject_id: string
  position: number
  state: 'pending' | 'delivered' | 'failed' | 'paused'
  attempt_count: number
  /** Tries since the delivery was made or last replayed. */
  tries: number
  first_tried_at: string | null
  next_try_at: string | null
  last_error: string | null
  created_at: string
  finished_at: string | null
}

/** One try of a delivery: what was sent, what came back. Bodies are cut at 4 KB. */
export interface Attempt {
  number: number
  started_at: string
  duration_ms: number
  address: string
  request_headers: Record<string, string>
  request_body: string
  response_status: number | null
  response_body: string
  error: string | null
  next_try_at: string | null
}

/** All that a request is made of. */
export interface Message {
  merchant: Merchant
  subscription: Subscription
  delivery: Delivery
  event: RecordedEvent
}

/** How a kind of subscription is spoken to: its topics, its request, and when it is tried again. */
export interface WebhookFormat {
  /** The topics that an event is sent under; none when it is not for this kind. */
  topicsOf(event: RecordedEvent): string[]
  requestOf(
    db: Db,
    message: Message,
    now: Date,
  ): Promise<{ url: string; headers: Record<string, string>; body: string }>
  /** When to try again after so many tries, the first of them at that time; null gives up. */
  nextTry(tries: number, firstTriedAt: Date, now: Date): Date | null
  /** Why a subscription that has just failed is paused; null goes on. */
  pauseReason(subscription: Subscription, status: number | null, now: Date): string | null
}

export type WebhookFormats = Record<SubscriptionKind, WebhookFormat>

export const subscriptionColumns = `merchant_id, id, kind, address, topics, description, state,
  secrets, failing_since, failures, paused_at, pause_reason, starts_at, details, created_at,
  updated_at`

/** The secrets that sign at this time, newest first. */
export function validSecrets(subscription: Subscription, now: Date): string[] {
  return subscription.secrets
    .filter(({ expires_at }) => expires_at === null || Date.parse(expires_at) > now.getTime())
    .map(({ secret }) => secret)
}
