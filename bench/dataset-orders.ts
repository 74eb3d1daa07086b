import type { Order, OrderLine } from '../src/core/orders/order.ts'
import { localDay } from '../src/core/orders/order-numbers.ts'
import { orderRowJson } from '../src/core/orders/order-row.ts'
import { computeTotals } from '../src/core/orders/order-totals.ts'
import { type Db, statement } from '../src/platform/db.ts'
import { idAt, pick, random } from './random.ts'

export interface OrderSource {
  merchantId: string
  storeId: string
  deliveryOptionId: string
  paymentMethodId: string
  products: {
    id: string
    variantId: string
    sku: string
    code: string
    title: string
    price_minor: number
    number: number
  }[]
  customers: { id: string; name: string; phone: string; email: string }[]
}

export interface OrderSample {
  id: string
  firstline_id: number
  wixtar_number: string
  order_number: string
}

export interface LoadedOrders {
  /** One order in fifty, oldest first, to be read and looked for. */
  samples: OrderSample[]
  openOrders: { id: string }[]
  completedOrders: { id: string; lineId: string }[]
}

const cities = ['台北市', '新北市', '桃園市', '台中市', '台南市', '高雄市']

const insertOrderRows = statement(
  'bench_insert_orders',
  `with new_lines as (
     insert into order_lines select * from json_populate_recordset(null::order_lines, $2::json))
   insert into orders select * from json_populate_recordset(null::orders, $1::json)`,
)

// Loading is not what is measured: foreign keys are true by construction, and the search index is
// quicker built at the end.
/** Loads `count` orders, oldest first. */
export async function loadOrders(
  db: Db,
  source: OrderSource,
  count: number,
  now: Date,
): Promise<LoadedOrders> {
  const batchSize = 250
  const loaded: LoadedOrders = { samples: [], openOrders: [], completedOrders: [] }
  const serialOfDay = new Map<string, number>()
  const run = (name: string, text: string) => db.write(statement(name, text), [])
  await run('bench_index_drop', 'drop index orders_search_idx')
  let inFlight: Promise<unknown>[] = []
  for (let from = 0; from < count; from += batchSize) {
    const orders = Array.from({ length: Math.min(batchSize, count - from) }, (_, index) =>
      orderAt(source, from + index, orderTime(from + index, count, now), serialOfDay),
    )
    for (const order of orders) note(loaded, order)
    inFlight.push(insertOrders(db, orders))
    if (inFlight.length === 4) {
      await Promise.all(inFlight)
      inFlight = []
    }
  }
  await Promise.all(inFlight)
  await finishOrders(db, source.merchantId, count)
  return loaded
}

/** Keeps what the cells need of an order, and not the order. */
function note(loaded: LoadedOrders, order: Order): void {
  const { id, firstline_id, wixtar_number, order_number } = order
  if (firstline_id % 50 === 0) {
    loaded.samples.push({ id, firstline_id, wixtar_number, order_number })
  }
  if (order.order_state !== 'completed') loaded.openOrders.push({ id })
  else loaded.completedOrders.push({ id, lineId: order.lines[0]?.id ?? '' })
}

async function insertOrders(db: Db, orders: Order[]): Promise<void> {
  const lines = orders.flatMap((order) => order.lines)
  await db.transaction(async (tx) => {
    await tx.script('set local session_replication_role = replica')
    await tx.run(insertOrderRows, [`[${orders.map(orderRowJson)}]`, JSON.stringify(lines)])
  })
}

/** Index, events, tallies, and counters that go on after the loaded numbers. */
async function finishOrders(db: Db, merchantId: string, count: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.script("set local maintenance_work_mem = '512MB'")
    await tx.script(
      'create index orders_search_idx on orders using gin (merchant_id, search_terms)',
    )
    await tx.script(
      `insert into events (merchant_id, id, kind, subject_id, face, actor_kind, actor_name, data,
         occurred_at)
       select merchant_id, id, 'order.created', id, origin, 'staff', '王店長',
              json_build_object('order_state', order_state, 'payment_state', payment_state,
                'delivery_state', delivery_state), ordered_at
         from orders order by ordered_at;
       insert into order_tallies select merchant_id, 0, order_state, count(*)
         from orders group by 1, 3;`,
    )
  })
  await db.write(
    statement(
      'bench_counters',
      `insert into counters select $1, name, number + 1
         from (values ('orders', $2::bigint), ('order_lines', $2::bigint * 4),
                      ('customers', $2::bigint), ('variants', 500)) c (name, number)
       on conflict (merchant_id, name) do update set next_number = excluded.next_number`,
    ),
    [merchantId, count],
  )
}

/** Two years of trade that end yesterday. */
function orderTime(index: number, count: number, now: Date): Date {
  const day = 86_400_000
  return new Date(now.getTime() - day - Math.floor(((count - index) / count) * 730 * day))
}

function orderAt(
  source: OrderSource,
  index: number,
  time: Date,
  serialOfDay: Map<string, number>,
): Order {
  const at = time.toISOString()
  const id = idAt(time)
  const customer = pick(source.customers)
  const day = localDay(time, 'Asia/Taipei')
  const serial = (serialOfDay.get(day) ?? 0) + 1
  serialOfDay.set(day, serial)
  const lines = Array.from({ length: 4 }, (_, position) => lineAt(source, id, index, position, at))
  const systemNumber = at.replace(/\D/g, '')
  const wixtarNumber = `WEB01${day}${String(serial).padStart(5, '0')}`
  const amounts = {
    origin: 'shopline' as const,
    discount_minor: null,
    shipping_fee_minor: 6000,
    tax_minor: null,
    credit_minor: 0,
    points_value_minor: 0,
  }
  const totals = computeTotals(amounts, lines)
  const state = pick(['pending', 'confirmed', 'completed', 'completed', 'completed'] as const)
  return {
    ...blankOrder,
    ...amounts,
    ...totals,
    merchant_id: source.merchantId,
    id,
    firstline_id: index + 1,
    wixtar_number: wixtarNumber,
    order_number: systemNumber,
    system_number: systemNumber,
    order_state: state,
    payment_state: state === 'completed' ? 'paid' : 'open',
    paid_at: state === 'completed' ? at : null,
    store_id: source.storeId,
    customer_id: customer.id,
    customer_name: customer.name,
    customer_email: customer.email,
    customer_phone: customer.phone,
    recipient_name: customer.name,
    recipient_phone: customer.phone,
    subtotal_minor: totals.computed_subtotal_minor,
    total_minor: totals.computed_total_minor,
    delivery_option_id: source.deliveryOptionId,
    payment_method_id: source.paymentMethodId,
    delivery_id: idAt(time),
    delivery_address: {
      country_code: 'TW',
      country: '台灣',
      city: pick(cities),
      postcode: '10560',
      address_1: `光復北路${1 + random(300)}號`,
    },
    ordered_at: at,
    payment_updated_at: at,
    delivery_updated_at: at,
    created_at: at,
    updated_at: at,
    details: {
      delivery_name: { 'zh-hant': '宅配', en: 'Home delivery' },
      delivery_platform: 'custom',
      payment_name: { 'zh-hant': '貨到付款', en: 'Cash on Delivery' },
      payment_type: 'cash_on_delivery',
      customer_ref_user_id: null,
    },
    shopline_fields: {
      created_from: 'admin_openapi',
      payment_id: idAt(time),
    },
    lines,
  }
}

function lineAt(
  source: OrderSource,
  orderId: string,
  index: number,
  position: number,
  at: string,
): OrderLine {
  const product = pick(source.products)
  const quantity = 1 + random(3)
  return {
    merchant_id: source.merchantId,
    order_id: orderId,
    position: position + 1,
    id: idAt(new Date(at)),
    firstline_id: index * 4 + position + 1,
    kind: 'product',
    product_id: product.id,
    variant_id: product.variantId,
    code: product.code,
    sku: product.sku,
    title: product.title,
    quantity,
    unit_price_minor: product.price_minor,
    before_discount_minor: null,
    discount_minor: null,
    total_minor: product.price_minor * quantity,
    voucher_numbers: [],
    details: {
      title_translations: { 'zh-hant': product.title, en: `Product ${product.number}` },
      fields_translations: {},
      media: {
        id: product.id,
        url: `https://img.example.com/${product.id}.jpg`,
        width: 800,
        height: 800,
      },
      object_data: {},
      cost_minor: 0,
      list_price_minor: product.price_minor,
      is_preorder: false,
      is_default_variant: true,
      categories: [],
    },
    created_at: at,
    updated_at: at,
    variant_firstline_id: product.number,
  }
}

const blankOrder = {
  merchant_number: null,
  customer_firstline_id: null,
  messages: [],
  ref_order_id: null,
  source: 'openapi',
  delivery_state: 'pending' as const,
  carrier_state: 'pending',
  register_code: '',
  shift_code: null,
  shift_name: null,
  operator_code: '1234',
  operator_name: '王店長',
  modified_by_code: '1234',
  modified_by_name: '王店長',
  currency: 'TWD',
  points_used: 0,
  tracking_number: '',
  tracking_url: null,
  tags: [],
  remark: null,
  note: null,
  stock_deducted: false,
  source_updated_at: null,
  confirmed_at: null,
  completed_at: null,
  cancelled_at: null,
  shipped_at: null,
  arrived_at: null,
  collected_at: null,
  returned_at: null,
  delivery_remark: null,
  request_submitted_at: null,
  request_authorized_at: null,
  request_accepted_at: null,
  parent_order_id: null,
  child_order_ids: [],
  split_at: null,
  version: 1,
  firstline_fields: null,
  wixtar_fields: null,
}
