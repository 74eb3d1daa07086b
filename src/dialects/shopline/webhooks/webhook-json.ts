import type { Subscription } from '../../../core/webhooks/webhook.ts'
import { timeJson } from '../time.ts'

/** A subscription as SHOPLINE shows it (spec/shopline/webhooks.md Webhook). */
export function webhookJson(subscription: Subscription): object {
  return {
    id: subscription.id,
    format: 'json',
    address: subscription.address,
    // Quirk 42: a paused subscription has no word of its own here.
    status: subscription.state === 'removed' ? 'removed' : 'active',
    merchant_id: subscription.merchant_id,
    created_at: timeJson(subscription.created_at),
    updated_at: timeJson(subscription.updated_at),
    webhook_version: subscription.details.webhook_version ?? 'v0',
    topics: subscription.topics,
  }
}
