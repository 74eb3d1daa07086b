import { z } from 'zod'
import { DomainError } from '../../../core/errors.ts'
import type { Merchant } from '../../../core/merchants/merchant.ts'
import { hasReturnOrderRevamp } from '../../../core/merchants/settings.ts'
import type { Order } from '../../../core/orders/order.ts'
import { refuseFrozenDelivery } from '../../../core/orders/order-states.ts'
import type { OrderChanges } from '../../../core/orders/update-order.ts'
import { updateOrder } from '../../../core/orders/update-order.ts'
import { endpoint } from '../endpoint.ts'
import {
  flagInput,
  freeJson,
  idParams,
  optionalText,
  textInput,
  translationsInput,
} from '../inputs.ts'
import { orderJson, type ShoplineFields } from './order-json.ts'

// Members that are not named here are dropped, as the vendor does.
const deliveryData = z.object({
  location_code: optionalText,
  location_name: optionalText,
  store_address: optionalText,
  recipient_name: optionalText,
  recipient_phone: optionalText,
})
const deliveryAddress = z.object({
  country: optionalText,
  country_code: optionalText,
  address_1: optionalText,
  address_2: optionalText,
  city: optionalText,
  state: optionalText,
  postcode: z.union([textInput, z.number().transform(String)]).nullish(),
})

const body = z.object({
  tracking_number: textInput.optional(),
  tracking_url: textInput.optional(),
  delivery_provider_name: translationsInput.optional(),
  // Quirk 10: reading shows "" for no id, writing takes only null.
  ref_order_id: textInput.min(1).nullable().optional(),
  custom_data: z
    .array(z.object({ value: freeJson, field_id: textInput }))
    .max(100)
    .optional(),
  delivery_data: deliveryData.optional(),
  delivery_address: deliveryAddress.optional(),
  // Accepted: every member of delivery_data that the vendor names is taken anyway.
  force_update: z.union([z.string(), z.array(z.string())]).optional(),
  has_notes: flagInput.optional(),
})
type Body = z.infer<typeof body>

/** "Update Order": PATCH /orders/:id */
export const updateOrderEndpoint = endpoint({ params: idParams, body }, async (call) => {
  const order = await updateOrder(
    call.db,
    call.actor,
    { id: call.params.id },
    (before) => {
      assertParcelMayChange(before, call.actor.merchant, call.body)
      return changesOf(before, call.body)
    },
    call.now,
  )
  return orderJson(order)
})

function changesOf(order: Order, body: Body): OrderChanges | null {
  const columns: NonNullable<OrderChanges['columns']> = {}
  if (body.tracking_number !== undefined || body.tracking_url !== undefined) {
    assertOwnDelivery(order)
    if (body.tracking_number !== undefined) columns.tracking_number = body.tracking_number
    if (body.tracking_url !== undefined) columns.tracking_url = body.tracking_url || null
  }
  if (body.ref_order_id !== undefined) columns.ref_order_id = body.ref_order_id
  if (body.delivery_data) {
    const { recipient_name, recipient_phone } = body.delivery_data
    if (recipient_name !== undefined) columns.recipient_name = recipient_name
    if (recipient_phone !== undefined) columns.recipient_phone = recipient_phone
  }
  if (body.delivery_address) {
    columns.delivery_address = { ...order.delivery_address, ...given(body.delivery_address) }
  }
  const fields = fieldsOf(order, body)
  if (fields) columns.shopline_fields = { ...fields }
  return Object.keys(columns).length > 0 ? { columns } : null
}

/** The fields that SHOPLINE alone knows, when the request changes any of them. */
function fieldsOf(order: Order, body: Body): ShoplineFields | null {
  const fields = (order.shopline_fields ?? {}) as ShoplineFields
  const changed: ShoplineFields = {}
  if (body.delivery_provider_name) changed.delivery_provider_name = body.delivery_provider_name
  if (body.custom_data) changed.custom_data = body.custom_data
  if (body.has_notes !== undefined) changed.has_notes = body.has_notes
  if (body.delivery_data) {
    const { recipient_name: _name, recipient_phone: _phone, ...place } = body.delivery_data
    if (Object.keys(place).length > 0) {
      changed.delivery_data = { ...fields.delivery_data, ...given(place) }
    }
  }
  return Object.keys(changed).length > 0 ? { ...fields, ...changed } : null
}

// What SHOPLINE alone knows of the parcel; the core looks after the rest of it.
function assertParcelMayChange(order: Order, merchant: Merchant, body: Body): void {
  if (!body.delivery_data && !body.delivery_provider_name) return
  refuseFrozenDelivery(order, { return_order_revamp: hasReturnOrderRevamp(merchant) })
}

function assertOwnDelivery(order: Order): void {
  const platform = order.details.delivery_platform ?? 'custom'
  if (platform !== 'custom') throw new DomainError('order_delivery_integrated')
}

type Given<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> }

/** Only the members that were sent. */
function given<Value extends object>(value: Value): Partial<Given<Value>> {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as Partial<Given<Value>>
}
