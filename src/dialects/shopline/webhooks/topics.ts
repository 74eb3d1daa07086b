import type { RecordedEvent } from '../../../core/events.ts'

// Event kind → topics of the Open API subscription (spec/shopline/webhooks.md Topics).
const byKind: Record<string, string[]> = {
  'order.created': ['order/create'],
  'order.updated': ['order/update'],
  'order.line_added': ['order/update'],
  'order.line_updated': ['order/update'],
  'order.split': ['order/split_order', 'order/update'],
  'order.shipment_requested': ['order_delivery/update'],
  'order.shipment_accepted': ['order_delivery/update'],
  'order.shipment_failed': ['order_delivery/update'],
  'return_order.created': ['return_order/create'],
  'return_order.completed': ['return_order/complete'],
  'return_order.cancelled': ['return_order/cancel'],
  'customer.created': ['user/create'],
  'customer.updated': ['user/update'],
  'customer.balance_changed': ['user/update'],
  'customer.deleted': ['user/remove'],
  'product.created': ['product/create'],
  'product.updated': ['product/update'],
  'product.deleted': ['product/remove'],
  'product.stock_changed': ['stock/update'],
}

const byOrderState: Record<string, string> = {
  pending: 'order/pending',
  confirmed: 'order/confirm',
  completed: 'order/complete',
  cancelled: 'order/cancel',
  removed: 'order/remove',
}

const byPaymentState: Record<string, string> = {
  paid: 'order_payment/complete',
  refunding: 'order_payment/refund',
  partially_refunded: 'order_payment/refund',
  refunded: 'order_payment/refund',
}

/**
 * The topics of one event. Inferred: a change of state is sent as the update of what changed and
 * under the name of the new state; the documents name the topics and not their occasions.
 */
export function topicsOf(event: RecordedEvent): string[] {
  const moved = Array.isArray(event.data.moved) ? event.data.moved.map(String) : []
  if (event.kind === 'order.notification_requested') return notificationTopics(moved)
  const topics = byKind[event.kind] ?? []
  if (event.kind === 'customer.balance_changed') return [...topics, topicOfLedger(event)]
  // A parcel's own changes are none of its order (spec/shopline/orders.md 2.3).
  if (!event.kind.startsWith('order.') || event.kind.startsWith('order.shipment_')) return topics
  return [...new Set([...topics, ...topicsOfMoves(event, moved)])]
}

// A change of a balance is a new row of its history; rows never change.
function topicOfLedger({ data }: RecordedEvent): string {
  return data.ledger === 'credits' ? 'user_credit/create' : 'member_point/create'
}

function topicsOfMoves({ kind, data }: RecordedEvent, moved: string[]): string[] {
  const changed = Array.isArray(data.changed) ? data.changed.map(String) : []
  const hasChanged = changed.some((name) => name !== 'delivery_remark')
  const isOfOrder = kind !== 'order.created' && (moved.includes('order_state') || hasChanged)
  const topics: (string | undefined)[] = isOfOrder ? ['order/update'] : []
  if (moved.includes('order_state')) topics.push(byOrderState[String(data.order_state)])
  if (moved.includes('payment_state')) {
    topics.push('order_payment/update', byPaymentState[String(data.payment_state)])
  }
  if (moved.includes('delivery_state') || changed.includes('delivery_remark')) {
    topics.push('order_delivery/update')
  }
  return topics.filter((topic) => topic !== undefined)
}

// Mails about a payment or a delivery have topics of their own.
function notificationTopics(moved: string[]): string[] {
  const topics = []
  if (moved.includes('payment_state')) topics.push('order_payment/status_notify_customer')
  if (moved.includes('delivery_state')) topics.push('order_delivery/status_notify_customer')
  return topics.length > 0 ? topics : ['order/status_notify_customer']
}
