import type { Actor } from '../actor.ts'
import { type EventKind, type NewEvent, newEvent } from '../events.ts'
import type { ReturnOrder } from './return-order.ts'

export type ReturnEventKind = Extract<EventKind, `return_order.${string}`>

/**
 * The event of a change of a return. Its subject is the order, whose story it belongs to and in
 * whose order it is told; the data names the return. `before` holds what differs, as it was.
 */
export function returnEvent(
  actor: Actor,
  kind: ReturnEventKind,
  after: ReturnOrder,
  was: Partial<ReturnOrder>,
  now: Date,
): NewEvent {
  const data = {
    return_order_id: after.id,
    return_number: after.return_number,
    return_state: after.return_state,
    total_minor: after.total_minor,
    credit_minor: after.credit_minor,
    points_used: after.points_used,
    lines: after.lines.map((line) => ({
      order_line_id: line.order_line_id,
      title: line.title,
      quantity: line.quantity,
      reason: line.reason,
    })),
    was,
  }
  return newEvent(actor, kind, after.order_id, data, now)
}
