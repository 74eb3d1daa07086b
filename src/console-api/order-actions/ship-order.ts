import { z } from 'zod'
import { shipOrder } from '../../core/orders/ship-order.ts'
import { orderAction } from './order-action.ts'
import { trackingNumberInput, trackingUrlInput } from './tracking-input.ts'

const body = z.object({
  tracking_number: trackingNumberInput.optional(),
  tracking_url: trackingUrlInput.optional(),
  notifies: z.boolean().default(false),
})

/** Says that an order's parcel left, and how it is followed. */
export const shipOrderEndpoint = orderAction(body, 'ship', async ({ body: sent, ...call }) => {
  await shipOrder(call.db, call.actor, call.order.id, sent, call.now)
  return {}
})
