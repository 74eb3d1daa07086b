import type { RecordedEvent } from '../core/events.ts'
import { hasFailedLong, nextNativeTry } from '../core/webhooks/retry-policy.ts'
import { standardHeaders } from '../core/webhooks/standard-signature.ts'
import { validSecrets, type WebhookFormat } from '../core/webhooks/webhook.ts'
import type { EventJson } from './events/contract.ts'

/** An event as receivers of native webhooks and readers of the feed see it. */
export function eventJson(event: RecordedEvent): EventJson {
  return {
    type: event.kind,
    timestamp: new Date(event.occurred_at).toISOString(),
    data: {
      id: event.id,
      merchant_id: event.merchant_id,
      subject_id: event.subject_id,
      face: event.face,
      actor: { kind: event.actor_kind, id: event.actor_id, name: event.actor_name },
      details: event.data,
    },
  }
}

/** Native webhooks: the Standard Webhooks specification, tried for three days. */
export const nativeWebhooks: WebhookFormat = {
  // What happens to webhooks themselves would tell of its own telling.
  topicsOf: (event) => (event.kind.startsWith('webhook.') ? [] : [event.kind]),

  async requestOf(_db, { subscription, event }, now) {
    const body = JSON.stringify(eventJson(event))
    // The event's own id: the same in every try, every replay and in the feed.
    const message = { id: event.id, body }
    return {
      url: subscription.address,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'guitai',
        ...standardHeaders(validSecrets(subscription, now), message, now),
      },
      body,
    }
  },

  nextTry: (tries, firstTriedAt, now) => nextNativeTry(tries, firstTriedAt, now, Math.random()),

  pauseReason(subscription, status, now) {
    // 410 asks never to be called again (Standard Webhooks, "Deliverability").
    if (status === 410) return 'gone'
    return hasFailedLong(subscription.failing_since, now) ? 'failing_for_three_days' : null
  },
}
