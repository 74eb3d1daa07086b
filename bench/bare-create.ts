import { searchTerms } from '../src/core/search-terms.ts'
import { orderJson } from './bare-json.ts'
import { newId, type Query, type Row } from './bare-rows.ts'

// The rows of an order as our server writes them (order, lines, event, tally), in one statement:
// the quickest of the shapes that were measured, and a transaction by itself.
const orderColumns = [
  ...['merchant_id', 'id', 'firstline_id', 'wixtar_number', 'order_number', 'system_number'],
  ...['origin', 'source', 'order_state', 'payment_state', 'delivery_state', 'store_id'],
  ...['operator_code', 'operator_name', 'modified_by_code', 'modified_by_name', 'customer_id'],
  ...['customer_name', 'customer_email', 'customer_phone', 'recipient_name', 'recipient_phone'],
  ...['currency', 'subtotal_minor', 'total_minor', 'shipping_fee_minor', 'computed_subtotal_minor'],
  ...['computed_total_minor', 'delivery_option_id', 'payment_method_id', 'delivery_address'],
  ...['delivery_id'],
  ...['ordered_at', 'payment_updated_at', 'delivery_updated_at', 'created_at', 'updated_at'],
  ...['details', 'shopline_fields', 'search_terms'],
]
const insert = `with new_order as (
    insert into orders (${orderColumns.join(', ')})
    values (${orderColumns.map((_, index) => `$${index + 3}`).join(', ')})
  ), new_lines as (
    insert into order_lines select * from json_populate_recordset(null::order_lines, $1::json)
  ), tally as (
    insert into order_tallies as t (merchant_id, slot, order_state, order_count)
    values ($3, pg_backend_pid() & 63, 'pending', 1)
    on conflict (merchant_id, slot, order_state) do update set order_count = t.order_count + 1
  )
  insert into events (merchant_id, id, kind, subject_id, face, actor_kind, actor_id, actor_name,
    data, occurred_at)
  select merchant_id, id, kind, subject_id, face, actor_kind, actor_id, actor_name, data, occurred_at
    from json_populate_record(null::events, $2::json)`

const references = `select
  (select row_to_json(d) from (select id, name_translations, region_type, fee_minor
     from delivery_options where merchant_id = $1 and id = $2) d) as delivery,
  (select row_to_json(p) from (select id, name_translations, type
     from payment_methods where merchant_id = $1 and id = $3) p) as payment,
  (select row_to_json(c) from (select id, name, email, phone, ref_user_id
     from customers where merchant_id = $1 and id = $4) c) as customer,
  (select row_to_json(s) from (select id, code
     from stores where merchant_id = $1 and kind = 'online' limit 1) s) as store,
  (select json_agg(v) from (
     select v.id, v.product_id, v.code, v.sku, v.fields_translations, v.price_minor, v.cost_minor,
            p.title, p.title_translations, p.media, p.details, p.is_preorder,
            (select coalesce(json_agg(g.name), '[]')
               from product_categories l
               join categories g on g.merchant_id = $1 and g.id = l.category_id
              where l.merchant_id = $1 and l.product_id = v.product_id) as categories
       from products p
       join variants v on v.merchant_id = $1 and v.product_id = p.id and v.is_default
      where p.merchant_id = $1 and p.id = any($5)) v) as variants`

// Numbers are taken a million at a time, before anything is measured.
let numbers: Promise<{ order: number; line: number; serial: number }> | null = null
async function takeNumbers(query: Query, merchantId: string, serialName: string) {
  const rows = await query(
    'take_numbers',
    `insert into counters (merchant_id, name, next_number)
     values ($1, 'orders', 1000001), ($1, 'order_lines', 1000001), ($1, $2, 50001)
     on conflict (merchant_id, name) do update
       set next_number = counters.next_number + excluded.next_number - 1
     returning name, next_number`,
    [merchantId, serialName],
  )
  const of = (name: string) => rows.find((row) => row.name === name).next_number
  return {
    order: of('orders') - 1_000_000,
    line: of('order_lines') - 1_000_000,
    serial: of(serialName) - 50_000,
  }
}

let lastMs = 0
const dayFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Taipei',
  year: '2-digit',
  month: '2-digit',
  day: '2-digit',
})

export async function createOrder(query: Query, merchantId: string, sent: Row): Promise<object> {
  const { order } = sent
  const [found] = await query('references', references, [
    merchantId,
    order.delivery_option_id,
    order.payment_method_id,
    order.customer_id,
    order.items.map((item: Row) => item.item_id),
  ])
  const now = new Date()
  const at = now.toISOString()
  const day = dayFormat.format(now).replaceAll('-', '')
  numbers ??= takeNumbers(query, merchantId, `wixtar_orders WEB01 ${day}`)
  const taken = await numbers
  const row = orderRow(merchantId, sent, found, at)
  row.firstline_id = taken.order++
  row.wixtar_number = `WEB01${day}${String(taken.serial++).padStart(5, '0')}`
  lastMs = Math.max(lastMs + 1, now.getTime())
  row.order_number = row.system_number = new Date(lastMs).toISOString().replace(/\D/g, '')
  const lines = order.items.map((item: Row, index: number) =>
    lineRow(item, found.variants, { merchantId, order: row.id, index, number: taken.line++, at }),
  )
  row.computed_subtotal_minor = lines.reduce((sum: number, each: Row) => sum + each.total_minor, 0)
  row.computed_total_minor = row.computed_subtotal_minor
  row.search_terms = searchTerms([
    ...[row.order_number, row.system_number, row.wixtar_number, row.customer_name],
    ...[row.customer_email, row.customer_phone, row.recipient_name, row.recipient_phone],
    ...lines.flatMap((line: Row) => [line.title, line.sku, line.code]),
  ])
  await query('insert', insert, [
    JSON.stringify(lines),
    JSON.stringify(eventRow(row, at)),
    ...orderColumns.map((column) => row[column]),
  ])
  return orderJson({ ...row, carrier_state: 'pending', tracking_number: '', tags: [] }, lines)
}

function orderRow(merchantId: string, sent: Row, found: Row, at: string): Row {
  const { order } = sent
  const { recipient_name, recipient_phone, ...address } = order.delivery_address
  const { delivery, payment, customer, store } = found
  return {
    merchant_id: merchantId,
    id: newId(),
    origin: 'shopline',
    source: 'openapi',
    order_state: 'pending',
    payment_state: 'open',
    delivery_state: 'pending',
    store_id: store.id,
    operator_code: '1234',
    operator_name: '王店長',
    modified_by_code: '1234',
    modified_by_name: '王店長',
    customer_id: customer.id,
    customer_name: customer.name,
    customer_email: customer.email,
    customer_phone: order.customer_phone ?? customer.phone,
    recipient_name,
    recipient_phone,
    currency: 'TWD',
    subtotal_minor: Number(order.subtotal) * 100,
    total_minor: Number(order.total) * 100,
    shipping_fee_minor: delivery.fee_minor,
    delivery_option_id: delivery.id,
    payment_method_id: payment.id,
    delivery_id: newId(),
    delivery_address: address,
    remark: null,
    paid_at: null,
    ordered_at: at,
    payment_updated_at: at,
    delivery_updated_at: at,
    created_at: at,
    updated_at: at,
    details: {
      delivery_name: delivery.name_translations,
      delivery_platform: delivery.region_type,
      payment_name: payment.name_translations,
      payment_type: payment.type,
      customer_ref_user_id: customer.ref_user_id,
    },
    shopline_fields: {
      created_from: 'admin_openapi',
      payment_id: newId(),
    },
  }
}

function lineRow(
  item: Row,
  variants: Row[],
  of: { merchantId: string; order: string; index: number; number: number; at: string },
): Row {
  const variant = variants.find((each) => each.product_id === item.item_id)
  return {
    merchant_id: of.merchantId,
    order_id: of.order,
    position: of.index + 1,
    id: newId(),
    firstline_id: of.number,
    kind: 'product',
    product_id: variant.product_id,
    variant_id: variant.id,
    code: variant.code,
    sku: variant.sku,
    title: variant.title,
    quantity: item.quantity,
    unit_price_minor: item.item_price * 100,
    total_minor: item.total * 100,
    voucher_numbers: [],
    details: {
      title_translations: variant.title_translations,
      fields_translations: variant.fields_translations,
      media: variant.media,
      object_data: variant.details,
      cost_minor: variant.cost_minor,
      list_price_minor: variant.price_minor,
      is_preorder: variant.is_preorder,
      is_default_variant: true,
      categories: variant.categories,
    },
    created_at: of.at,
    updated_at: of.at,
  }
}

function eventRow(order: Row, at: string): Row {
  return {
    merchant_id: order.merchant_id,
    id: newId(),
    kind: 'order.created',
    subject_id: order.id,
    face: 'shopline',
    actor_kind: 'staff',
    actor_id: null,
    actor_name: '王店長',
    data: {
      order_state: order.order_state,
      payment_state: order.payment_state,
      delivery_state: order.delivery_state,
      order_number: order.order_number,
      total_minor: order.total_minor,
      currency: 'TWD',
    },
    occurred_at: at,
  }
}
