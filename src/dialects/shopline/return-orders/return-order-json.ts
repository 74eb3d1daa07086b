import type { ReturnLine, ReturnOrder } from '../../../core/returns/return-order.ts'
import { type MoneyJson, moneyJson } from '../money.ts'
import { optionalTimeJson, timeJson } from '../time.ts'
import { deliveryStatusOf } from './return-order-codes.ts'

/** What SHOPLINE alone knows of a return; written by its create and shown here. */
export interface ShoplineReturnFields {
  returned_by?: unknown
  bank_account?: unknown
}

type Money = (amount: number) => MoneyJson

/** A return order with its lines, as its own page shows it (spec/shopline/orders.md 7.16). */
export function returnOrderJson(made: ReturnOrder): object {
  const { items, ...rest } = wholeJson(made)
  return { ...rest, items }
}

/** Quirk 70: a list shows return orders without their lines. */
export function listedReturnOrderJson(made: ReturnOrder): object {
  const { items: _, ...rest } = wholeJson(made)
  return rest
}

function wholeJson(made: ReturnOrder) {
  const money = (amount: number) => moneyJson(amount, made.currency)
  const fields = (made.shopline_fields ?? {}) as ShoplineReturnFields
  return {
    id: made.id,
    return_order_number: made.return_number,
    created_at: timeJson(made.created_at),
    updated_at: timeJson(made.updated_at),
    status: made.return_state,
    total: money(made.total_minor),
    order_id: made.order_id,
    delivery_address: addressJson(made),
    inspect_status: made.inspection_state,
    customer_id: made.customer_id,
    customer_name: made.customer_name,
    customer_email: made.customer_email,
    customer_phone: made.customer_phone,
    order_delivery: {
      id: made.delivery_id,
      platform: made.details.delivery_platform ?? 'custom_return',
      status: deliveryStatusOf[made.parcel_state],
      // No carrier fetches returns yet.
      delivery_status: 'pending',
      delivery_option_id: made.delivery_option_id,
      name_translations: made.details.delivery_name ?? {},
    },
    delivery_data: deliveryDataJson(made),
    order_payment: paymentJson(made, fields, money),
    order_payment_status: made.refund_state,
    order_delivery_status: deliveryStatusOf[made.parcel_state],
    items: made.lines.map((line) => itemJson(line, money)),
    promotion_items: [],
    order: {
      _id: made.order_id,
      order_number: made.order_number,
      merchant_order_number: made.merchant_number,
    },
    returned_by: fields.returned_by ?? 'admin',
    // Inferred: what is paid back is the most that may be; no call lowers it.
    max_return_total: money(made.total_minor),
    return_order_promotion_items: [],
    applied_user_credits: money(made.credit_minor),
    applied_member_point_redeem_to_cash: money(made.points_value_minor),
    applied_member_point: made.points_used,
    custom_discount_items: [],
    // Inferred: the return's share of what lowered the whole order.
    custom_discount: money(made.discount_minor),
    ref_data: made.details.return_order_revamp ? { return_order_revamp: true } : {},
  }
}

function addressJson(made: ReturnOrder): object {
  const { address } = made
  return {
    country_code: address.country_code ?? null,
    country: address.country ?? null,
    city: address.city ?? null,
    state: address.state ?? null,
    district: address.district ?? null,
    postcode: postcodeJson(address.postcode ?? null),
    address_1: address.address_1 ?? null,
    address_2: address.address_2 ?? null,
    key: address.key ?? null,
    layer1: address.layer1 ?? null,
    layer2: address.layer2 ?? null,
    layer3: address.layer3 ?? null,
    logistic_codes: address.logistic_codes ?? null,
    recipient_name: made.recipient_name,
    recipient_phone: made.recipient_phone,
    recipient_phone_country_code: made.recipient_phone_country_code,
    remarks: address.remarks ?? null,
  }
}

// Quirk 71: here a postcode of digits is a number. One with a leading zero would lose it.
function postcodeJson(postcode: string | null): string | number | null {
  return postcode !== null && /^[1-9]\d{0,8}$/.test(postcode) ? Number(postcode) : postcode
}

function deliveryDataJson(made: ReturnOrder): object {
  return {
    hk_sfplus_home_region: null,
    location_code: null,
    location_name: null,
    name_translations: null,
    store_address: null,
    url: null,
    tracking_number: made.tracking_number,
    scheduled_delivery_date: null,
    time_slot_key: null,
    time_slot_translations: {},
  }
}

function paymentJson(made: ReturnOrder, fields: ShoplineReturnFields, money: Money): object {
  const isRefunded = made.refund_state === 'refunded'
  return {
    id: made.payment_id,
    payment_method_id: made.payment_method_id,
    payment_type: made.details.payment_type ?? 'custom',
    status: made.refund_state,
    updated_at: timeJson(isRefunded && made.completed_at ? made.completed_at : made.created_at),
    created_at: timeJson(made.created_at),
    refund_amount: money(made.total_minor),
    update_refund_amount_at: optionalTimeJson(null),
    // Inferred: a bank account is shown where other payments keep their own data.
    payment_data: fields.bank_account === undefined ? {} : { bank_account: fields.bank_account },
  }
}

function itemJson(line: ReturnLine, money: Money): object {
  const { details } = line
  return {
    id: line.id,
    item_type: line.product_id === null ? 'CustomProduct' : 'Product',
    item_data: {},
    object_data: {
      title_translations: details.title_translations ?? { en: line.title, 'zh-hant': line.title },
      sku: line.sku,
      brand: details.object_data?.brand ?? null,
    },
    item_id: line.product_id,
    // Quirk 72: here the variation stands under item_variation_id, which an order leaves empty.
    item_variation_id: details.is_default_variant === false ? line.variant_id : '',
    item_price: money(line.unit_price_minor),
    item_points: 0,
    quantity: line.quantity,
    total: money(line.total_minor),
    total_points: 0,
    order_inspect_items: [
      {
        quantity: line.quantity,
        inspect_status: line.inspection_state,
        return_reason_key: line.reason,
        return_remark: line.remark,
        inspect_remark: line.inspection_remark,
      },
    ],
  }
}
