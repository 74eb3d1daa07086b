import { z } from 'zod'
import { addOrderMessage } from '../../core/orders/add-order-message.ts'
import { orderAction } from './order-action.ts'

const body = z.object({
  text: z.string().trim().min(1).max(2000),
  is_private: z.boolean().default(true),
})

/** Writes a note on an order, or a message to its customer. */
export const addOrderNoteEndpoint = orderAction(
  body,
  'add_note',
  async ({ body: sent, ...call }) => {
    const message = { sender: 'merchant', ...sent, details: {} } as const
    await addOrderMessage(call.db, call.actor, { id: call.order.id }, message, call.now)
    return {}
  },
)
