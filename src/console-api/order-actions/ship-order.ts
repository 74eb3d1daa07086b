import { z } from 'zod'
import { updateOrder } from '../../core/orders/update-order.ts'
import { orderAction } from './order-action.ts'
import { trackingNumberInput, trackingUrlInput } from './tracking-input.ts'

const body = z.object({
  tracking_number: trackingNumberInput.optional(),
  tracking_url: trackingUrlInput.optional(),
  notifies: z.boolean().default(false),
})

/** Says that an order's parcel left, and how it is followed. */
export const shipOrderEndpoint = orderAction(body, 'ship', async ({ body: sent, ...call }) => {
  const { tracking_number, tracking_url, notifies } = sent
  const columns = {
    ...(tracking_number === undefined ? {} : { tracking_number }),
    ...(tracking_url === undefined ? {} : { tracking_url }),
  }
  const changes = {
    states: { delivery_state: 'shipped' as const },
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    notifies,
  }
  await updateOrder(call.db, call.actor, { id: call.order.id }, () => changes, call.now)
  return {}
})
