// The same bytes as our SHOPLINE answers, written the short way: only for what the bench's shop
// has (Taiwan dollars, plain products), so that nothing of ours is measured against itself.

import type { Row } from './bare-rows.ts'

/** What is read of an order `o` of merchant `$1`. */
export const orderColumns = `o.id, o.order_number, o.system_number, o.order_state, o.payment_state,
  o.delivery_state, o.carrier_state, o.customer_id, o.customer_name, o.customer_email,
  o.customer_phone, o.recipient_name, o.recipient_phone, o.subtotal_minor, o.total_minor,
  o.shipping_fee_minor, o.delivery_id, o.delivery_option_id, o.payment_method_id, o.tracking_number,
  o.delivery_address, o.tags, o.remark, o.ordered_at, o.paid_at, o.payment_updated_at,
  o.created_at, o.updated_at, o.details, o.shopline_fields`
export const orderLines = `(select json_agg(l order by l.position)
  from (select position, id, product_id, sku, quantity, unit_price_minor, total_minor, details
          from order_lines where merchant_id = $1 and order_id = o.id) l) as lines`

function money(amount: number) {
  const cents = amount / 100
  return {
    cents,
    currency_symbol: 'NT$',
    currency_iso: 'TWD',
    label: amount === 0 ? '' : `NT$${cents.toString().replace(/\B(?=(\d{3})+$)/g, ',')}`,
    dollars: cents,
  }
}

const time = (text: string) => `${new Date(text).toISOString().slice(0, -1)}+00:00`
const timeOrNull = (text: string | null) => (text === null ? null : time(text))
const paymentStatus: Record<string, string> = { open: 'temp', paid: 'completed' }
const sizes = [
  'original',
  'source',
  'thumb',
  'favicon_small',
  'favicon',
  'favicon_large',
  'transparent_thumb',
  'transparent_large',
  'transparent_xlarge',
]

function itemJson(line: Row) {
  const { media } = line.details
  const image = media && { width: media.width, height: media.height, url: media.url }
  return {
    id: line.id,
    item_type: 'Product',
    item_data: {},
    item_id: line.product_id,
    item_variation_id: '',
    item_variation_key: '',
    item_price: money(line.unit_price_minor),
    price: money(line.details.list_price_minor),
    cost: money(line.details.cost_minor),
    ref_data: null,
    media: {
      _id: media.id,
      alt_translations: {},
      images: Object.fromEntries(sizes.map((size) => [size, image])),
    },
    title_translations: line.details.title_translations,
    fields_translations: line.details.fields_translations,
    sku: line.sku,
    is_preorder: false,
    quantity: line.quantity,
    total: money(line.total_minor),
    order_discounted_price: null,
    discounted_price: null,
    created_by: 'admin',
    product_subscription_id: null,
    object_data: {
      gender: '',
      age_group: '',
      adult: '',
      condition: '',
      barcode_type: 'Code 128',
      max_order_quantity: -1,
      gtin: '',
      mpn: '',
    },
  }
}

export function orderJson(order: Row, lines: Row[]) {
  const { details, shopline_fields: fields, delivery_address: address } = order
  return {
    id: order.id,
    order_number: order.order_number,
    system_order_number: order.system_number,
    merchant_order_number: null,
    status: order.order_state,
    order_remarks: order.remark,
    order_payment: {
      id: fields.payment_id,
      payment_method_id: order.payment_method_id,
      payment_type: details.payment_type,
      name_translations: details.payment_name,
      status: paymentStatus[order.payment_state],
      payment_fee: money(0),
      total: money(order.total_minor),
      paid_at: timeOrNull(order.paid_at),
      created_at: time(order.created_at),
      updated_at: time(order.payment_updated_at),
      payment_data: {},
      last_four_digits: '',
      ref_payment_id: null,
    },
    order_delivery: deliveryJson(order),
    delivery_address: {
      country_code: address.country_code ?? null,
      country: address.country ?? null,
      city: address.city ?? null,
      state: null,
      district: null,
      postcode: address.postcode ?? null,
      address_1: address.address_1 ?? null,
      address_2: null,
      key: null,
      layer1: null,
      layer2: null,
      layer3: null,
      logistic_codes: null,
      recipient_name: order.recipient_name,
      recipient_phone: order.recipient_phone,
      remarks: null,
    },
    delivery_data: {
      hk_sfplus_home_region: null,
      location_code: null,
      location_name: null,
      name_translations: null,
      store_address: null,
      url: null,
      tracking_number: order.tracking_number,
      scheduled_delivery_date: null,
      time_slot_key: null,
      time_slot_translations: {},
    },
    customer_id: order.customer_id,
    customer_name: order.customer_name,
    customer_email: order.customer_email,
    customer_phone: order.customer_phone,
    customer_info: {},
    currency_iso: 'TWD',
    subtotal: money(order.subtotal_minor),
    order_discount: money(0),
    user_credit: money(0),
    total_tax_fee: money(0),
    total: money(order.total_minor),
    order_points: 0,
    order_points_to_cash: money(0),
    applied_member_point: 0,
    applied_member_point_redeem_to_cash: money(0),
    invoice: {
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
    },
    subtotal_items: lines.map(itemJson),
    promotion_items: [],
    custom_data: [],
    custom_discount_items: [],
    affiliate_data: {},
    ref_order_id: '',
    ref_customer_id: '',
    channel: {},
    parent_order_id: '',
    child_order_ids: [],
    split_at: null,
    confirmed_at: null,
    created_at: time(order.ordered_at),
    updated_at: time(order.updated_at),
    created_by: 'openapi',
    created_from: fields.created_from,
    skip_fulfillment: true,
    utm_data: {},
    ga_tracked: false,
    order_comments: [],
    order_notes: [],
    payment_slips: [],
    tags: order.tags,
  }
}

function deliveryJson(order: Row) {
  return {
    id: order.delivery_id,
    delivery_option_id: order.delivery_option_id,
    platform: order.details.delivery_platform,
    status: order.delivery_state,
    delivery_status: order.carrier_state,
    name_translations: order.details.delivery_name,
    total: money(order.shipping_fee_minor),
    shipped_at: null,
    arrived_at: null,
    collected_at: null,
    returned_at: null,
    remark: null,
    request_submitted_at: null,
    request_authorized_at: null,
    request_accepted_at: null,
    requested_fmt_at: null,
    require_expired_upload: false,
    require_storeclosed_upload: false,
    storeclosed_upload_at: null,
    store_closed_at: null,
    return_order_id: null,
    exp_type: null,
  }
}
