import type { Address } from '../../../core/address.ts'
import type { Media } from '../../../core/media.ts'
import type { Order, OrderLine } from '../../../core/orders/order.ts'
import { lineTotal, shownSubtotal, shownTotal } from '../../../core/orders/order-totals.ts'
import { imagesJson } from '../media.ts'
import { type MoneyJson, moneyJson } from '../money.ts'
import { deliveryOfOrderJson } from '../order-deliveries/order-delivery-json.ts'
import { optionalTimeJson, timeJson } from '../time.ts'
import { createdByOf, orderStatusOf, paymentStatusOf } from './order-codes.ts'
import { commentsJson, notesJson } from './order-messages-json.ts'

/** What SHOPLINE alone knows of an order; written by `PATCH /orders/:id` and shown by orderJson. */
export interface ShoplineFields {
  created_from?: string
  payment_id?: string
  delivery_data?: Record<string, unknown>
  delivery_provider_name?: Record<string, string>
  custom_data?: object[]
  has_notes?: boolean
}

/** An order as SHOPLINE shows it, every key of its own page (spec/shopline/orders.md 7.2). */
export function orderJson(order: Order): object {
  const money = (amount: number) => moneyJson(amount, order.currency)
  const fields = (order.shopline_fields ?? {}) as ShoplineFields
  return {
    id: order.id,
    order_number: order.order_number,
    system_order_number: order.system_number,
    merchant_order_number: order.merchant_number,
    status: orderStatusOf[order.order_state],
    order_remarks: order.remark,
    order_payment: paymentJson(order, fields, money),
    order_delivery: deliveryOfOrderJson(order),
    delivery_address: addressJson(order),
    delivery_data: deliveryDataJson(order, fields),
    customer_id: order.customer_id,
    customer_name: order.customer_name,
    customer_email: order.customer_email,
    customer_phone: order.customer_phone,
    customer_info: {},
    currency_iso: order.currency,
    subtotal: money(shownSubtotal(order)),
    order_discount: money(order.discount_minor ?? 0),
    user_credit: money(order.credit_minor),
    total_tax_fee: money(order.tax_minor ?? 0),
    total: money(shownTotal(order)),
    // Quirk 4: the vendor's two samples show points under two pairs of names; both are filled.
    order_points: order.points_used,
    order_points_to_cash: money(order.points_value_minor),
    applied_member_point: order.points_used,
    applied_member_point_redeem_to_cash: money(order.points_value_minor),
    invoice: emptyInvoice,
    subtotal_items: order.lines
      .filter((line) => line.kind !== 'discount')
      .map((line) => itemJson(line, money)),
    promotion_items: [],
    custom_data: fields.custom_data ?? [],
    custom_discount_items: order.lines
      .filter((line) => line.kind === 'discount')
      .map((line) => discountJson(line, money)),
    affiliate_data: {},
    ref_order_id: order.ref_order_id ?? '',
    ref_customer_id: order.details.customer_ref_user_id ?? '',
    channel: channelJson(order),
    // Quirk 75: only orders of the tills have an agent.
    ...(order.origin === 'wixtar' ? { agent: agentJson(order) } : {}),
    parent_order_id: order.parent_order_id ?? '',
    child_order_ids: order.child_order_ids,
    split_at: optionalTimeJson(order.split_at),
    confirmed_at: optionalTimeJson(order.confirmed_at),
    created_at: timeJson(order.ordered_at),
    updated_at: timeJson(order.updated_at),
    created_by: order.origin === 'shopline' ? order.source : createdByOf[order.origin],
    created_from: fields.created_from ?? (order.origin === 'wixtar' ? 'pos' : 'admin_openapi'),
    skip_fulfillment: !order.stock_deducted,
    utm_data: {},
    ga_tracked: false,
    order_comments: commentsJson(order),
    order_notes: notesJson(order),
    payment_slips: [],
    tags: order.tags,
  }
}

type Money = (amount: number) => MoneyJson

// Inferred: the channel that made an order is the physical store that sold; the online store is none.
function channelJson({ store_id, details }: Order): object {
  if (!details.store_name) return {}
  return { created_by_channel_id: store_id, created_by_channel_name: details.store_name }
}

// Inferred: the order keeps the operator's name, and what it does not keep is null.
function agentJson(order: Order): object {
  return { email: null, name: order.operator_name, phone: null, status: 'active' }
}

function paymentJson(order: Order, fields: ShoplineFields, money: Money): object {
  return {
    id: fields.payment_id ?? order.id,
    payment_method_id: order.payment_method_id,
    payment_type: order.details.payment_type ?? 'custom',
    name_translations: order.details.payment_name ?? {},
    status: paymentStatusOf[order.payment_state],
    payment_fee: money(order.details.payment_fee_minor ?? 0),
    total: money(shownTotal(order)),
    paid_at: optionalTimeJson(order.paid_at),
    created_at: timeJson(order.created_at),
    updated_at: timeJson(order.payment_updated_at),
    payment_data: {},
    last_four_digits: '',
    ref_payment_id: null,
  }
}

function addressJson(order: Order): object {
  const address: Address = order.delivery_address
  return {
    country_code: address.country_code ?? null,
    country: address.country ?? null,
    city: address.city ?? null,
    state: address.state ?? null,
    district: address.district ?? null,
    postcode: address.postcode ?? null,
    address_1: address.address_1 ?? null,
    address_2: address.address_2 ?? null,
    key: address.key ?? null,
    layer1: address.layer1 ?? null,
    layer2: address.layer2 ?? null,
    layer3: address.layer3 ?? null,
    logistic_codes: address.logistic_codes ?? null,
    recipient_name: order.recipient_name,
    recipient_phone: order.recipient_phone,
    remarks: address.remarks ?? null,
  }
}

function deliveryDataJson(order: Order, fields: ShoplineFields): object {
  const sent = fields.delivery_data ?? {}
  return {
    hk_sfplus_home_region: null,
    location_code: sent.location_code ?? null,
    location_name: sent.location_name ?? null,
    name_translations: fields.delivery_provider_name ?? null,
    store_address: sent.store_address ?? null,
    url: order.tracking_url,
    tracking_number: order.tracking_number,
    scheduled_delivery_date: null,
    time_slot_key: null,
    time_slot_translations: {},
  }
}

const emptyInvoice = {
  tax_id: '',
  mailing_address: '',
  invoice_type: '',
  buyer_name: '',
  carrier_type: '',
  carrier_number: '',
  n_p_o_b_a_n: '',
  invoice_tax_type: '',
  invoice_number: '',
  invoice_status: '',
  invoice_date: null,
  invoice_cancelled_at: null,
}

function itemJson(line: OrderLine, money: Money): object {
  const isProduct = line.product_id !== null
  const discount = line.discount_minor ?? 0
  return {
    id: line.id,
    item_type: isProduct ? 'Product' : 'CustomProduct',
    item_data: {},
    item_id: line.product_id,
    item_variation_id: '',
    // A product without variations is sold by its default variant, which SHOPLINE does not know.
    item_variation_key: line.details.is_default_variant === false ? line.variant_id : '',
    item_price: money(line.unit_price_minor),
    price: money(
      isProduct ? (line.details.list_price_minor ?? line.unit_price_minor) : line.unit_price_minor,
    ),
    cost: money(line.details.cost_minor ?? 0),
    ref_data: null,
    media: mediaJson(line),
    title_translations: line.details.title_translations ?? {
      en: line.title,
      'zh-hant': line.title,
    },
    fields_translations: line.details.fields_translations ?? {},
    sku: line.sku,
    is_preorder: line.details.is_preorder ?? false,
    quantity: line.quantity,
    total: money(lineTotal(line)),
    order_discounted_price: null,
    discounted_price: discount === 0 ? null : money(discount),
    created_by: isProduct ? 'admin' : null,
    product_subscription_id: null,
    object_data: isProduct ? objectData(line.details.object_data ?? {}) : {},
  }
}

function objectData(product: Record<string, unknown>): object {
  return {
    gender: product.gender ?? '',
    age_group: product.age_group ?? '',
    adult: product.adult ?? '',
    condition: product.condition ?? '',
    barcode_type: product.barcode_type ?? 'Code 128',
    max_order_quantity: product.max_order_quantity ?? -1,
    gtin: product.gtin ?? '',
    mpn: product.mpn ?? '',
  }
}

// Inferred: SHOPLINE shows its own grey picture for lines without one; an empty address stands in.
const placeholder = { images: { thumb: { url: '' } } }

function mediaJson(line: OrderLine): object {
  const media: Media | null | undefined = line.details.media
  if (line.product_id === null || !media) return placeholder
  return {
    _id: media.id,
    alt_translations: {},
    images: imagesJson(media),
  }
}

const discountLocales = [
  'en',
  'zh-hant',
  'zh-cn',
  'zh-tw',
  'zh-hk',
  'vi',
  'ms',
  'ja',
  'th',
  'id',
  'de',
  'fr',
]

// Quirk 7: a custom discount comes back in an array of its own, named in twelve languages.
function discountJson(line: OrderLine, money: Money): object {
  const hasVouchers = line.voucher_numbers.length > 0
  return {
    ...itemJson({ ...line, product_id: null }, money),
    item_type: 'CustomDiscount',
    item_data: {
      name: line.title,
      ...(hasVouchers ? { ticket_no_list: line.voucher_numbers } : {}),
    },
    media: {},
    title_translations: Object.fromEntries(discountLocales.map((locale) => [locale, line.title])),
  }
}
