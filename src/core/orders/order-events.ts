import type { Actor } from '../actor.ts'
import { type EventKind, type NewEvent, newEvent } from '../events.ts'
import { previousValues } from './changeable-columns.ts'
import type { Order } from './order.ts'
import type { OrderChanges } from './update-order.ts'

/**
 * The event of one change of an order: its states after it, which of them moved, what was asked to
 * change, and everything that differs as it was `before`. A mail that was asked for is a second one.
 */
export function changeEvents(
  actor: Actor,
  before: Order,
  after: Order,
  changes: OrderChanges,
  now: Date,
): NewEvent[] {
  const states = ['order_state', 'payment_state', 'delivery_state'] as const
  const moved = states.filter((name) => before[name] !== after[name])
  const kind = kindOf(moved.length > 0, changes)
  const data = {
    ...changes.event_data,
    order_state: after.order_state,
    payment_state: after.payment_state,
    delivery_state: after.delivery_state,
    moved,
    changed: Object.keys(changes.columns ?? {}),
    total_minor: after.total_minor ?? after.computed_total_minor,
    before: previousValues(before, after),
  }
  const events = [newEvent(actor, kind, before.id, data, now)]
  if (changes.notifies) {
    const request = { about: kind, moved }
    events.push(newEvent(actor, 'order.notification_requested', before.id, request, now))
  }
  return events
}

// One change, one event: its kind says the weightiest thing that happened.
function kindOf(hasMoved: boolean, changes: OrderChanges): EventKind {
  if (changes.event_kind) return changes.event_kind
  if (hasMoved) return 'order.state_changed'
  if (changes.added_lines) return 'order.line_added'
  if (changes.changed_line) return 'order.line_updated'
  return 'order.updated'
}
