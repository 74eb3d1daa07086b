import { z } from 'zod'
import type { Address } from '../../../core/address.ts'
import { DomainError } from '../../../core/errors.ts'
import {
  type DeliveryOption,
  findDeliveryOptions,
} from '../../../core/merchants/find-delivery-options.ts'
import {
  findPaymentMethods,
  type PaymentMethod,
} from '../../../core/merchants/find-payment-methods.ts'
import { createReturnOrder, type NewReturn } from '../../../core/returns/create-return-order.ts'
import { endpoint } from '../endpoint.ts'
import { freeJson, optionalText, textInput } from '../inputs.ts'
import { deliveryKeys, deliveryNames, paymentKeys, reasonKeys } from './return-order-codes.ts'
import { returnOrderJson } from './return-order-json.ts'

const item = z
  .object({
    id: z.string(),
    quantity: z.number().int().min(1).max(1_000_000),
    return_reason_key: z.enum(reasonKeys).nullish(),
    return_remark: optionalText,
  })
  .refine(
    ({ return_remark, return_reason_key }) => !return_remark || return_reason_key === 'other',
    {
      path: ['return_remark'],
      message: 'is only allowed when the reason is other',
    },
  )

// Inferred: which of the two is needed depends on where the return is made; either one will do.
const optionOf = <Keys extends readonly [string, ...string[]]>(keys: Keys) =>
  z
    .object({ id: z.string().nullish(), key: z.enum(keys).nullish() })
    .refine(({ id, key }) => id || key, { path: ['id'], message: 'or "key" is required' })

const body = z.object({
  order_id: z.string(),
  subtotal_items: z.array(item).min(1).max(500),
  payment_option: optionOf(paymentKeys),
  delivery_option: optionOf(deliveryKeys),
  recipient_name: optionalText,
  recipient_phone: optionalText,
  recipient_phone_country_code: optionalText,
  country: optionalText,
  postcode: z.union([textInput, z.number().transform(String)]).nullish(),
  city: optionalText,
  state: optionalText,
  district: optionalText,
  address_1: optionalText,
  address_2: optionalText,
  logistic_codes: z.array(textInput).max(50).nullish(),
  bank_account: freeJson.optional(),
  returned_by: freeJson.optional(),
})
type Body = z.infer<typeof body>

/** "Create Return Order": POST /return_orders */
export const createReturnOrderEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, merchantId, body: sent } = call
  const [deliveries, payments] = await Promise.all([
    findDeliveryOptions(db, merchantId),
    findPaymentMethods(db, merchantId),
  ])
  const delivery = deliveryOf(sent, deliveries)
  const payment = paymentOf(sent, payments)
  const made = await createReturnOrder(
    db,
    actor,
    {
      order_id: sent.order_id,
      lines: sent.subtotal_items.map(lineOf),
      return_state: returnStateOf(sent.returned_by),
      brings_goods_back: sent.delivery_option.key !== 'no_return',
      payment_method_id: payment.id,
      delivery_option_id: delivery.id,
      recipient_name: sent.recipient_name ?? null,
      recipient_phone: sent.recipient_phone ?? null,
      recipient_phone_country_code: sent.recipient_phone_country_code ?? null,
      address: addressOf(sent, actor.merchant.locale),
      details: {
        payment_type: payment.type,
        delivery_platform: delivery.platform,
        delivery_name: delivery.name,
      },
      shopline_fields: {
        ...(sent.returned_by === undefined ? {} : { returned_by: sent.returned_by }),
        ...(sent.bank_account === undefined ? {} : { bank_account: sent.bank_account }),
      },
    },
    call.now,
  )
  return returnOrderJson(made)
})

function lineOf(sent: Body['subtotal_items'][number]): NewReturn['lines'][number] {
  return {
    order_line_id: sent.id,
    quantity: sent.quantity,
    // Inferred: the reason that the request cannot name and the answer has is what no reason means.
    reason: sent.return_reason_key ?? 'admin_return_order',
    remark: sent.return_remark || null,
  }
}

// Inferred: the sample that the merchant made is confirmed; what a customer asks for in the shop
// waits for the merchant, since `confirmed` can be set later.
function returnStateOf(returnedBy: unknown): NewReturn['return_state'] {
  const isCustomers = returnedBy === 'shop' || returnedBy === 'customer'
  return isCustomers ? 'pending' : 'confirmed'
}

function deliveryOf({ delivery_option: { id, key } }: Body, options: DeliveryOption[]) {
  const option = id ? options.find((each) => each.id === id) : undefined
  if (id && !option) throw new DomainError('return_delivery_unknown')
  return {
    id: option?.id ?? null,
    platform: key ?? option?.region_type ?? 'custom_return',
    name: option?.name_translations ?? (key ? deliveryNames[key] : {}),
  }
}

function paymentOf({ payment_option: { id, key } }: Body, methods: PaymentMethod[]) {
  const method = id ? methods.find((each) => each.id === id) : undefined
  if (id && !method) throw new DomainError('return_payment_unknown')
  return { id: method?.id ?? null, type: key ?? method?.type ?? 'custom' }
}

/** The address that was sent, flat; null when none was. */
function addressOf(sent: Body, locale: string): Address | null {
  const { country, postcode, city, state, district, address_1, address_2, logistic_codes } = sent
  const parts = {
    country_code: country,
    country: country ? countryName(country, locale) : null,
    postcode,
    city,
    state,
    district,
    address_1,
    address_2,
    logistic_codes,
  }
  const given = Object.entries(parts).filter(([, value]) => value != null)
  return given.length > 0 ? Object.fromEntries(given) : null
}

/** A country as the shop's language calls it: 台灣 for TW. */
function countryName(code: string, locale: string): string | null {
  if (!/^[a-z]{2}$/i.test(code)) return code
  return new Intl.DisplayNames([locale], { type: 'region' }).of(code.toUpperCase()) ?? code
}
