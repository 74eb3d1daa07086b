/** A subscription without its secrets. */
export interface WebhookItem {
  id: string
  /** Which request is sent: the native one (Standard Webhooks) or SHOPLINE's own. */
  kind: 'native' | 'shopline'
  address: string
  /** Event kinds, or SHOPLINE's topics; `*` is every kind. */
  topics: string[]
  description: string
  state: 'active' | 'paused' | 'removed'
  /** Since when every try has failed. */
  failing_since: string | null
  paused_at: string | null
  pause_reason: string | null
  created_at: string
  updated_at: string
}

/** GET /api/webhooks: oldest first; there are at most 100. */
export interface WebhookList {
  items: WebhookItem[]
}

/** Answered when it is made and when its secret is replaced; the newest secret first. */
export interface WebhookWithSecrets extends WebhookItem {
  secrets: { secret: string; created_at: string; expires_at: string | null }[]
}

/** POST /api/webhooks; PATCH /api/webhooks/:id takes any part of it. */
export interface WebhookInput {
  address: string
  topics: string[]
  description: string
}

/** POST /api/webhooks/:id/rotate-secret */
export interface RotateInput {
  /** How long the earlier secrets go on signing. */
  overlap_hours: number
}

/** POST /api/webhooks/:id/replay */
export interface ReplayInput {
  from: string
  to?: string
  state?: 'delivered' | 'failed' | 'paused'
}

export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'paused'

export interface DeliveryItem {
  id: string
  webhook_id: string
  event_id: string
  topic: string
  subject_id: string
  state: DeliveryState
  attempt_count: number
  next_try_at: string | null
  last_error: string | null
  created_at: string
  finished_at: string | null
}

/** GET /api/webhooks/:id/deliveries?state=&finished_from=&before=&limit=: newest first. */
export interface DeliveryList {
  items: DeliveryItem[]
  next: string | null
}

export interface AttemptJson {
  number: number
  started_at: string
  duration_ms: number
  request: { address: string; headers: Record<string, string>; body: string }
  /** Bodies are kept to 4 KB; the status is null when no answer came. */
  response: { status: number | null; body: string }
  error: string | null
  next_try_at: string | null
}

/** GET /api/webhook-deliveries/:id: with every try, oldest first. */
export interface DeliveryDetail extends DeliveryItem {
  attempts: AttemptJson[]
}
