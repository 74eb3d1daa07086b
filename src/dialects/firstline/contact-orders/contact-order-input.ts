import { z } from 'zod'
import { amountInput, idInput, optionalLongText, optionalText, requiredText } from '../inputs.ts'
import { timeInput } from '../time.ts'

const amount = amountInput.nullish()

/** Every field of an order that a client may write but its key (spec/firstline/contact-order.md). */
const orderFields = {
  order_source: optionalText,
  order_created_at: timeInput.nullish(),
  order_updated_at: timeInput.nullish(),
  order_name: optionalText,
  receiver_name: optionalText,
  receiver_address: optionalLongText,
  receiver_phone: optionalText,
  subtotal_price: amount,
  total_discount: amount,
  shipping_fee: amount,
  total_tax: amount,
  total_price: amount,
  financial_status: optionalText,
  fulfillment_status: optionalText,
  return_status: optionalText,
  note: optionalLongText,
  extra_info: z.unknown().optional(),
}

/** An order to be; its key is the number with the contact. */
export const newOrderInput = z.object({
  contact_id: idInput,
  order_number: requiredText(255),
  ...orderFields,
})

/** A change of an order: what is left out stays as it is. */
export const orderChangesInput = z.object({
  contact_id: idInput.optional(),
  order_number: requiredText(255).optional(),
  ...orderFields,
})

export type SentOrder = z.infer<typeof orderChangesInput>
