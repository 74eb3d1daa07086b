import { z } from 'zod'
import { addOrderMessage } from '../../../core/orders/add-order-message.ts'
import type { OrderMessage } from '../../../core/orders/order.ts'
import { endpoint } from '../endpoint.ts'
import { flagInput, freeJson, idParams } from '../inputs.ts'
import { timeJson } from '../time.ts'
import { ownerTypeOf } from './order-messages-json.ts'

const idInput = z.string().max(64)

const body = z
  .object({
    text: z.string().max(10_000).nullish(),
    media_id: idInput.nullish(),
    is_private: flagInput.default(false),
    send_by: z.enum(['merchant', 'customer']).default('merchant'),
    trackable_type: idInput.nullish(),
    trackable_id: idInput.nullish(),
    custom_data: freeJson.optional(),
  })
  // Inferred: neither is required by itself, but a message says something.
  .refine((sent) => sent.text || sent.media_id, { path: ['text'], message: 'is required' })

/** "Create Order Message": POST /orders/:id/messages. Private ones are the shop's own notes. */
export const createOrderMessageEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const { text, media_id, is_private, send_by, ...sent } = call.body
  const message = await addOrderMessage(
    call.db,
    call.actor,
    { id: call.params.id },
    {
      sender: send_by,
      text: text ?? null,
      is_private,
      details: {
        trackable_type: sent.trackable_type ?? null,
        trackable_id: sent.trackable_id ?? null,
        ...(media_id ? { media_id } : {}),
        ...(sent.custom_data === undefined ? {} : { custom_data: sent.custom_data }),
      },
    },
    call.now,
  )
  return orderMessageJson(message, call.merchantId)
})

/** SHOPLINE's OrderComment (spec/shopline/conversations.md). */
function orderMessageJson(message: OrderMessage, merchantId: string): object {
  const { details } = message
  return {
    id: message.id,
    created_at: timeJson(message.created_at),
    updated_at: timeJson(message.updated_at),
    text: message.text ?? '',
    owner_id: message.sender === 'merchant' ? merchantId : message.sender_id,
    owner_type: ownerTypeOf[message.sender],
    trackable_id: details.trackable_id ?? null,
    trackable_type: details.trackable_type ?? null,
    is_private: message.is_private,
    // The media library is not built: a picture is its id.
    media: details.media_id ? { _id: details.media_id, alt_translations: {}, images: {} } : null,
  }
}
