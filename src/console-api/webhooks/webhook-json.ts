import type { Attempt, Delivery, Subscription } from '../../core/webhooks/webhook.ts'
import type { AttemptJson, DeliveryItem, WebhookItem, WebhookWithSecrets } from './contract.ts'

const time = (instant: string) => new Date(instant).toISOString()
const optionalTime = (instant: string | null) => (instant === null ? null : time(instant))

/** A subscription without its secrets. */
export function webhookJson(subscription: Subscription): WebhookItem {
  return {
    id: subscription.id,
    kind: subscription.kind,
    address: subscription.address,
    topics: subscription.topics,
    description: subscription.description,
    state: subscription.state,
    failing_since: optionalTime(subscription.failing_since),
    paused_at: optionalTime(subscription.paused_at),
    pause_reason: subscription.pause_reason,
    created_at: time(subscription.created_at),
    updated_at: time(subscription.updated_at),
  }
}

/** A subscription with its secrets, newest first: answered to who makes or rotates them. */
export function webhookWithSecretsJson(subscription: Subscription): WebhookWithSecrets {
  return {
    ...webhookJson(subscription),
    secrets: subscription.secrets.map((each) => ({
      secret: each.secret,
      created_at: time(each.created_at),
      expires_at: optionalTime(each.expires_at),
    })),
  }
}

export function deliveryJson(delivery: Delivery): DeliveryItem {
  return {
    id: delivery.id,
    webhook_id: delivery.subscription_id,
    event_id: delivery.event_id,
    topic: delivery.topic,
    subject_id: delivery.subject_id,
    state: delivery.state,
    attempt_count: delivery.attempt_count,
    next_try_at: optionalTime(delivery.next_try_at),
    last_error: delivery.last_error,
    created_at: time(delivery.created_at),
    finished_at: optionalTime(delivery.finished_at),
  }
}

export function attemptJson(attempt: Attempt): AttemptJson {
  return {
    number: attempt.number,
    started_at: time(attempt.started_at),
    duration_ms: attempt.duration_ms,
    request: {
      address: attempt.address,
      headers: attempt.request_headers,
      body: attempt.request_body,
    },
    response: { status: attempt.response_status, body: attempt.response_body },
    error: attempt.error,
    next_try_at: optionalTime(attempt.next_try_at),
  }
}
