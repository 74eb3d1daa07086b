import { type Db, statement } from '../../platform/db.ts'
import type { Actor } from '../actor.ts'
import { insertEventsSql, newEvent } from '../events.ts'
import { newId } from '../ids.ts'
import { lockOrder, type OrderKey } from './load-order.ts'
import type { MessageDetails, OrderMessage } from './order.ts'

/** A message to be. */
export interface NewMessage {
  sender: 'merchant' | 'customer'
  text: string | null
  /** Only the shop sees it. */
  is_private: boolean
  details: MessageDetails
}

const insertMessage = statement(
  'order_message_insert',
  `with message as (
     insert into order_messages
     select * from json_populate_record(null::order_messages, $1::json)
   )
   ${insertEventsSql('$2')}`,
)

/**
 * Adds a message or a note to an order and returns it. The order itself, its time of change
 * included, stays as it is. Refuses order_not_found.
 */
export async function addOrderMessage(
  db: Db,
  actor: Actor,
  key: OrderKey,
  input: NewMessage,
  now: Date,
): Promise<OrderMessage> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, actor.merchant.id, key)
    const message: OrderMessage = {
      merchant_id: actor.merchant.id,
      id: newId(now),
      order_id: order.id,
      sender: input.sender,
      sender_id: input.sender === 'customer' ? order.customer_id : null,
      text: input.text,
      is_private: input.is_private,
      details: input.details,
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
    }
    const { id, sender, is_private, text } = message
    const data = { message_id: id, sender, is_private, text }
    const event = newEvent(actor, 'order.message_added', order.id, data, now)
    await tx.run(insertMessage, [JSON.stringify(message), JSON.stringify([event])])
    return message
  })
}
