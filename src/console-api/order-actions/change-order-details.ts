import { z } from 'zod'
import { changeOrderDetails } from '../../core/orders/change-order-details.ts'
import type { OrderAction } from '../../core/orders/order-actions.ts'
import { orderAction } from './order-action.ts'
import { trackingNumberInput, trackingUrlInput } from './tracking-input.ts'

const shortText = z.string().trim().max(200)
const part = shortText.nullish()

const body = z.object({
  note: z.string().trim().max(10_000).nullish(),
  tags: z.array(shortText.min(1)).max(100).optional(),
  recipient_name: part,
  recipient_phone: part,
  delivery_address: z
    .object({
      country_code: part,
      country: part,
      postcode: part,
      state: part,
      city: part,
      district: part,
      address_1: z.string().trim().max(1000).nullish(),
      address_2: z.string().trim().max(1000).nullish(),
    })
    .optional(),
  tracking_number: trackingNumberInput.optional(),
  tracking_url: trackingUrlInput.optional(),
})

/** Changes note, tags, recipient, address and tracking of an order. */
export const changeOrderDetailsEndpoint = orderAction(body, actionsOf, async (call) => {
  const { db, actor, order, now } = call
  const { delivery_address, ...sent } = given(call.body)
  const address = delivery_address && { ...order.delivery_address, ...given(delivery_address) }
  const change = { ...sent, ...(address ? { delivery_address: address } : {}) }
  await changeOrderDetails(db, actor, order.id, change, now)
  return {}
})

function actionsOf(sent: z.infer<typeof body>): OrderAction[] {
  const { note, tags, ...ofParcel } = given(sent)
  const isAboutParcel = Object.keys(ofParcel).length > 0
  return isAboutParcel ? ['edit_details', 'edit_delivery'] : ['edit_details']
}

type Given<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> }

/** Only the members that were sent. */
function given<Value extends object>(value: Value): Given<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as Given<Value>
}
