import { z } from 'zod'
import { takeCustomerNumbers } from '../../../core/customers/create-customer.ts'
import { DomainError } from '../../../core/errors.ts'
import { newId } from '../../../core/ids.ts'
import { multiplyMoney, parseMoney } from '../../../core/money.ts'
import { createOrder, type NewLine } from '../../../core/orders/create-order.ts'
import {
  lineDetailsOf,
  loadOrderReferences,
  type OrderReferences,
  type SellableVariant,
} from '../../../core/orders/order-references.ts'
import type { Db } from '../../../platform/db.ts'
import { endpoint } from '../endpoint.ts'
import { amountInput, flagInput, optionalText, textInput } from '../inputs.ts'
import { orderJson } from './order-json.ts'

const quantity = z.number().int().min(1).max(1_000_000)

const productItem = z.object({
  item_type: z.literal('Product'),
  item_id: z.string(),
  variation_id: z.string().nullish(),
  item_price: amountInput,
  quantity,
  total: amountInput,
})
const customItem = z.object({
  item_type: z.literal('CustomProduct'),
  item_data: z.object({ name: textInput.min(1), price: amountInput.optional() }),
  item_price: amountInput,
  quantity,
  total: amountInput,
})
const discountItem = z.object({
  item_type: z.literal('CustomDiscount'),
  item_data: z.object({ name: textInput.min(1) }),
  item_price: amountInput,
  // A missing quantity is 1 in the vendor's answer.
  quantity: quantity.default(1),
  total: amountInput,
})
const item = z.discriminatedUnion('item_type', [productItem, customItem, discountItem])
type Item = z.infer<typeof item>

const address = z.object({
  country_code: optionalText,
  country: optionalText,
  city: optionalText,
  state: optionalText,
  district: optionalText,
  postcode: z.union([textInput, z.number().transform(String)]).nullish(),
  address_1: optionalText,
  address_2: optionalText,
  key: optionalText,
  layer1: optionalText,
  layer2: optionalText,
  layer3: optionalText,
  logistic_codes: z.array(textInput).max(50).nullish(),
  remarks: optionalText,
  recipient_name: optionalText,
  recipient_phone: optionalText,
})

const body = z.object({
  order: z
    .object({
      delivery_option_id: z.string(),
      payment_method_id: z.string(),
      subtotal: amountInput,
      total: amountInput,
      items: z.array(item).min(1).max(500),
      customer_id: z.string().nullish(),
      customer_email: z.email().max(320).nullish(),
      customer_phone: optionalText,
      customer_name: optionalText,
      delivery_address: address,
      order_remarks: optionalText,
      user_credit: z.number().min(0).max(99_999_999).optional(),
      member_point: z.number().int().min(0).max(2_000_000_000).optional(),
      opt_in_auto_reward: flagInput.optional(),
      created_from: textInput.optional(),
    })
    .refine((order) => order.customer_id || order.customer_email, {
      path: ['customer_id'],
      message: 'or "customer_email" is required',
    }),
  is_registering_as_member: flagInput.default(false),
  is_inventory_fulfillment: flagInput.default(false),
  mail_notify: flagInput.default(false),
  created_from: textInput.optional(),
})
type Order = z.infer<typeof body>['order']

/** "Create Order": POST /orders */
export const createOrderEndpoint = endpoint({ body }, async (call) => {
  const { db, actor, merchantId, now, body: sent } = call
  const { order } = sent
  const references = await loadOrderReferences(db, merchantId, referenceKeys(order))
  const { delivery, payment, store } = usable(references)
  // Negative totals would make an order that pays the customer.
  const amount = (value: number | string, field: string) => {
    const parsed = parseMoney(value, field)
    if (parsed < 0) throw new DomainError('amount_out_of_range', { field })
    return parsed
  }
  const created = await createOrder(
    db,
    actor,
    {
      origin: 'shopline',
      source: 'openapi',
      store,
      customer: await customerOf(db, merchantId, order, references),
      recipient_name: order.delivery_address.recipient_name ?? null,
      recipient_phone: order.delivery_address.recipient_phone ?? null,
      subtotal_minor: amount(order.subtotal, 'subtotal'),
      total_minor: amount(order.total, 'total'),
      shipping_fee_minor: delivery.fee_minor,
      credit_minor: amount(order.user_credit ?? 0, 'user_credit'),
      points_used: order.member_point ?? 0,
      delivery_option_id: delivery.id,
      payment_method_id: payment.id,
      delivery_address: addressOf(order),
      remark: order.order_remarks ?? null,
      ordered_at: now,
      details: {
        delivery_name: delivery.name_translations,
        delivery_platform: delivery.region_type,
        delivery_type: delivery.delivery_type,
        payment_name: payment.name_translations,
        payment_type: payment.type,
      },
      shopline_fields: {
        created_from: sent.created_from ?? order.created_from ?? 'admin_openapi',
        payment_id: newId(now),
      },
      lines: order.items.map((each, index) => lineOf(each, index, references.variants)),
      deducts_stock: sent.is_inventory_fulfillment,
      registers_member: sent.is_registering_as_member,
      notifies: sent.mail_notify,
    },
    now,
  )
  return orderJson(created)
})

function referenceKeys(order: Order) {
  const products = order.items.filter((each) => each.item_type === 'Product')
  return {
    delivery_option_id: order.delivery_option_id,
    payment_method_id: order.payment_method_id,
    // Inferred: when both are sent the id wins.
    customer_id: order.customer_id || null,
    customer_email: order.customer_id ? null : (order.customer_email ?? null),
    product_ids: products.filter((each) => !each.variation_id).map((each) => each.item_id),
    variant_ids: products.flatMap((each) => each.variation_id || []),
  }
}

function usable(references: OrderReferences) {
  const { delivery_option: delivery, payment_method: payment, store } = references
  // Integrated carriers and payment services are refused (spec/shopline/orders.md 2.1).
  if (delivery?.status !== 'active' || delivery.region_type !== 'custom') {
    throw new DomainError('delivery_option_unusable')
  }
  const ownTypes = ['custom', 'cash_on_delivery', 'bank_transfer']
  if (payment?.status !== 'active' || !ownTypes.includes(payment.type)) {
    throw new DomainError('payment_method_unusable')
  }
  if (!store) throw new DomainError('store_not_found')
  return { delivery, payment, store }
}

async function customerOf(db: Db, merchantId: string, order: Order, references: OrderReferences) {
  const { customer } = references
  if (customer) {
    return {
      ...customer,
      email: order.customer_email ?? customer.email,
      phone: order.customer_phone ?? customer.phone,
    }
  }
  if (order.customer_id) throw new DomainError('order_customer_unknown')
  // Inferred: an unknown e-mail becomes a guest customer.
  return {
    id: null,
    name: order.customer_name ?? order.delivery_address.recipient_name ?? null,
    email: order.customer_email ?? null,
    phone: order.customer_phone ?? null,
    ref_user_id: null,
    guest: await takeCustomerNumbers(db, merchantId),
  }
}

function addressOf(order: Order) {
  const { recipient_name: _name, recipient_phone: _phone, ...rest } = order.delivery_address
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value != null))
}

function lineOf(sent: Item, index: number, variants: SellableVariant[]): NewLine {
  const field = (name: string) => `order.items.${index}.${name}`
  const unitPrice = parseMoney(sent.item_price, field('item_price'))
  const total = parseMoney(sent.total, field('total'))
  if (unitPrice < 0) throw new DomainError('amount_out_of_range', { field: field('item_price') })
  if (total < 0) throw new DomainError('amount_out_of_range', { field: field('total') })
  multiplyMoney(unitPrice, sent.quantity, field('quantity'))
  const amounts = {
    quantity: sent.quantity,
    unit_price_minor: unitPrice,
    before_discount_minor: null,
    discount_minor: null,
    total_minor: total,
    voucher_numbers: [],
  }
  if (sent.item_type !== 'Product') {
    return {
      ...amounts,
      kind: sent.item_type === 'CustomDiscount' ? 'discount' : 'custom_product',
      product_id: null,
      variant_id: null,
      variant_firstline_id: null,
      code: '',
      sku: '',
      title: sent.item_data.name,
      details: {},
    }
  }
  const variant = variantOf(sent, field, variants)
  return {
    ...amounts,
    kind: 'product',
    product_id: variant.product_id,
    variant_id: variant.id,
    variant_firstline_id: variant.firstline_id,
    code: variant.code,
    sku: variant.sku,
    title: variant.title,
    details: lineDetailsOf(variant),
  }
}

function variantOf(
  sent: z.infer<typeof productItem>,
  field: (name: string) => string,
  variants: SellableVariant[],
): SellableVariant {
  const variant = sent.variation_id
    ? variants.find((each) => each.id === sent.variation_id && each.product_id === sent.item_id)
    : variants.find((each) => each.product_id === sent.item_id && each.is_default)
  if (variant) return variant
  if (sent.variation_id) {
    throw new DomainError('line_variant_required', { field: field('variation_id') })
  }
  throw new DomainError('line_product_unknown', { field: field('item_id') })
}
