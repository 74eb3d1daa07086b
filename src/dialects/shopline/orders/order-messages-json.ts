import type { Order, OrderMessage } from '../../../core/orders/order.ts'
import { timeJson } from '../time.ts'

export const ownerTypeOf: Record<OrderMessage['sender'], string> = {
  merchant: 'Merchant',
  customer: 'User',
}

/** `order_comments`: what shop and customer wrote to each other. */
export function commentsJson(order: Order): object[] {
  return order.messages.filter((message) => !message.is_private).map(messageJson)
}

/** `order_notes`: FIRST LINE's note, which is the order's one, then the notes that were added. */
export function notesJson(order: Order): object[] {
  const own = { owner_type: 'Merchant', value: order.note, time: timeJson(order.updated_at) }
  const notes = order.messages.filter((message) => message.is_private).map(messageJson)
  return order.note === null ? notes : [own, ...notes]
}

// Quirk 59: the guide's entries are value and time; newer ones say who wrote, too.
function messageJson(message: OrderMessage): object {
  return {
    owner_type: ownerTypeOf[message.sender],
    value: message.text ?? '',
    time: timeJson(message.created_at),
  }
}
