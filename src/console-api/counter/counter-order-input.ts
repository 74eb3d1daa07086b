import { z } from 'zod'
import { takeCustomerNumbers } from '../../core/customers/create-customer.ts'
import { DomainError } from '../../core/errors.ts'
import { loadStore } from '../../core/merchants/find-stores.ts'
import { minorMax, multiplyMoney } from '../../core/money.ts'
import type { CounterOrder } from '../../core/orders/create-counter-order.ts'
import type { NewLine } from '../../core/orders/create-order.ts'
import {
  lineDetailsOf,
  loadOrderReferences,
  type OrderReferences,
  type SellableVariant,
} from '../../core/orders/order-references.ts'
import type { Db } from '../../platform/db.ts'

const id = z.string().max(64)
const text = z.string().trim().max(2000)
const shortText = z.string().trim().max(200)
const amount = z.number().int().min(0).max(minorMax)
const quantity = z.number().int().min(1).max(1_000_000)

const productLine = z.object({
  kind: z.literal('product'),
  variant_id: id,
  quantity,
  unit_price_minor: amount.optional(),
})
const customLine = z.object({
  kind: z.literal('custom_product'),
  title: shortText.min(1),
  quantity,
  unit_price_minor: amount,
})
const discountLine = z.object({
  kind: z.literal('discount'),
  title: shortText.min(1),
  unit_price_minor: amount,
  voucher_number: z.string().trim().min(1).max(64).optional(),
})
const line = z.discriminatedUnion('kind', [productLine, customLine, discountLine])
type SentLine = z.infer<typeof line>

const address = z.object({
  country_code: shortText.nullish(),
  country: shortText.nullish(),
  postcode: shortText.nullish(),
  state: shortText.nullish(),
  city: shortText.nullish(),
  district: shortText.nullish(),
  address_1: text.nullish(),
  address_2: text.nullish(),
})

/** What `POST /orders` takes; see `NewOrderInput` of the contract. */
export const counterOrderInput = z
  .object({
    store_id: id,
    register_code: z.string().max(64).default(''),
    customer_id: id.nullish(),
    new_customer: z
      .object({
        name: shortText.min(1),
        phone: shortText.nullish(),
        email: z.email().max(320).nullish(),
      })
      .nullish(),
    lines: z.array(line).min(1).max(500),
    discount_minor: amount.default(0),
    delivery_option_id: id.nullish(),
    shipping_fee_minor: amount.optional(),
    payment_method_id: id.nullish(),
    is_paid: z.boolean(),
    is_handed_over: z.boolean(),
    recipient_name: shortText.nullish(),
    recipient_phone: shortText.nullish(),
    delivery_address: address.default({}),
    remark: text.nullish(),
    note: text.nullish(),
    // How many an order takes is the core's to refuse.
    tags: z.array(z.string().trim().min(1).max(50)).max(100).default([]),
    credit_minor: amount.default(0),
    points_used: z.number().int().min(0).max(2_000_000_000).default(0),
  })
  .refine((order) => !(order.customer_id && order.new_customer), {
    path: ['new_customer'],
    message: 'there is a customer already',
  })

export type CounterOrderInput = z.infer<typeof counterOrderInput>

/**
 * The order in core words, everything that it refers to found. Refuses store_not_found,
 * line_product_unknown, order_customer_unknown, delivery_option_unusable, payment_method_unusable and
 * amounts that cannot be.
 */
export async function counterOrderOf(
  db: Db,
  merchantId: string,
  sent: CounterOrderInput,
): Promise<CounterOrder> {
  const [store, references] = await Promise.all([
    loadStore(db, merchantId, { id: sent.store_id }),
    loadOrderReferences(db, merchantId, {
      delivery_option_id: sent.delivery_option_id ?? null,
      payment_method_id: sent.payment_method_id ?? null,
      customer_id: sent.customer_id ?? null,
      variant_ids: sent.lines.flatMap((each) => (each.kind === 'product' ? each.variant_id : [])),
    }),
  ])
  const { delivery_option, payment_method } = references
  refuseUnusable(sent, references)
  return {
    store,
    register_code: sent.register_code,
    customer: await customerOf(db, merchantId, sent, references),
    recipient_name: sent.recipient_name || null,
    recipient_phone: sent.recipient_phone || null,
    delivery_address: Object.fromEntries(
      Object.entries(sent.delivery_address).filter(([, value]) => value),
    ),
    delivery_option,
    payment_method,
    lines: sent.lines.map((each, index) => lineOf(each, index, references.variants)),
    discount_minor: sent.discount_minor,
    shipping_fee_minor: sent.shipping_fee_minor ?? delivery_option?.fee_minor ?? 0,
    credit_minor: sent.credit_minor,
    points_used: sent.points_used,
    is_paid: sent.is_paid,
    is_handed_over: sent.is_handed_over,
    remark: sent.remark || null,
    note: sent.note || null,
    tags: [...new Set(sent.tags)],
  }
}

function refuseUnusable(sent: CounterOrderInput, references: OrderReferences): void {
  if (sent.delivery_option_id && references.delivery_option?.status !== 'active') {
    throw new DomainError('delivery_option_unusable')
  }
  if (sent.payment_method_id && references.payment_method?.status !== 'active') {
    throw new DomainError('payment_method_unusable')
  }
  if (sent.customer_id && !references.customer) throw new DomainError('order_customer_unknown')
}

async function customerOf(
  db: Db,
  merchantId: string,
  { new_customer }: CounterOrderInput,
  { customer }: OrderReferences,
): Promise<CounterOrder['customer']> {
  if (!new_customer) return customer
  return {
    id: null,
    name: new_customer.name,
    email: new_customer.email || null,
    phone: new_customer.phone || null,
    ref_user_id: null,
    guest: await takeCustomerNumbers(db, merchantId),
    // Whoever is known by this phone is found by it, and is not made twice.
    unique: ['phone'],
  }
}

function lineOf(sent: SentLine, index: number, variants: SellableVariant[]): NewLine {
  const field = (name: string) => `lines.${index}.${name}`
  const amounts = {
    quantity: sent.kind === 'discount' ? 1 : sent.quantity,
    before_discount_minor: null,
    discount_minor: null,
    total_minor: null,
    voucher_numbers: sent.kind === 'discount' && sent.voucher_number ? [sent.voucher_number] : [],
  }
  if (sent.kind !== 'product') {
    multiplyMoney(sent.unit_price_minor, amounts.quantity, field('unit_price_minor'))
    return {
      ...amounts,
      kind: sent.kind,
      product_id: null,
      variant_id: null,
      variant_firstline_id: null,
      code: '',
      sku: '',
      title: sent.title,
      unit_price_minor: sent.unit_price_minor,
      details: {},
    }
  }
  const variant = variants.find((each) => each.id === sent.variant_id)
  if (!variant) throw new DomainError('line_product_unknown', { field: field('variant_id') })
  const price = sent.unit_price_minor ?? (variant.price_sale_minor || variant.price_minor)
  multiplyMoney(price, sent.quantity, field('unit_price_minor'))
  return {
    ...amounts,
    kind: 'product',
    product_id: variant.product_id,
    variant_id: variant.id,
    variant_firstline_id: variant.firstline_id,
    code: variant.code,
    sku: variant.sku,
    title: variant.title,
    unit_price_minor: price,
    details: lineDetailsOf(variant),
  }
}
