import type { Actor } from './actor.ts'
import { newId } from './ids.ts'

/** What happened, in core words. Lists and histories select by these. */
export const eventKinds = [
  'order.created',
  'order.updated',
  'order.state_changed',
  'order.line_added',
  'order.line_updated',
  'order.notification_requested',
  'order.message_added',
  'order.split',
  'order.shipment_requested',
  'order.shipment_accepted',
  'order.shipment_failed',
  'order_export.requested',
  'return_order.created',
  'return_order.updated',
  'return_order.completed',
  'return_order.cancelled',
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'customer.balance_changed',
  'voucher_kind.created',
  'voucher.issued',
  'voucher.redeemed',
  'voucher.returned',
  'shift.handed_over',
  'store.created',
  'store.updated',
  'store.removed',
  'merchant.updated',
  'staff.created',
  'staff.updated',
  'staff.password_reset',
  'delivery_option.created',
  'delivery_option.updated',
  'payment_method.created',
  'payment_method.updated',
  'order.qr_code_recorded',
  'order.status_reported',
  'customer_tag.created',
  'customer_tag.updated',
  'customer_tag.deleted',
  'product.created',
  'product.updated',
  'product.stock_changed',
  'category.created',
  'staff.password_changed',
  'token.created',
  'token.revoked',
  'webhook.created',
  'webhook.updated',
  'webhook.paused',
  'webhook.resumed',
  'webhook.removed',
  'webhook.tested',
  'saved_view.created',
  'saved_view.updated',
  'saved_view.deleted',
] as const

export type EventKind = (typeof eventKinds)[number]

/** One row of `events`; `sequence` and `transaction_id` are given by the database. */
export interface NewEvent {
  merchant_id: string
  id: string
  kind: EventKind
  subject_id: string
  face: string
  actor_kind: string
  actor_id: string | null
  actor_name: string
  data: object
  occurred_at: string
}

/** An event as it lies in the table. */
export interface RecordedEvent extends Omit<NewEvent, 'kind' | 'data'> {
  /** Versions of the future may know more kinds. */
  kind: string
  data: Record<string, unknown>
  sequence: number
  transaction_id: string
}

/** An event row for the statement or transaction that makes the change it tells of. */
export function newEvent(
  actor: Actor,
  kind: EventKind,
  subjectId: string,
  data: object,
  now: Date,
): NewEvent {
  return {
    merchant_id: actor.merchant.id,
    id: newId(now),
    kind,
    subject_id: subjectId,
    face: actor.face,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    data,
    occurred_at: now.toISOString(),
  }
}

/** The `insert` of events given as one JSON array in parameter `$n`; part of larger statements. */
export function insertEventsSql(parameter: string): string {
  return `insert into events
    (merchant_id, id, kind, subject_id, face, actor_kind, actor_id, actor_name, data, occurred_at)
  select merchant_id, id, kind, subject_id, face, actor_kind, actor_id, actor_name, data, occurred_at
    from json_populate_recordset(null::events, ${parameter}::json)`
}
