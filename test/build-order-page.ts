import { statement } from '../src/platform/db.ts'
import type { Server, Shop, WireReply } from './app.ts'
import { aBalance, aCounter, aShoplineOrder, type Counter } from './build-orders.ts'

/** An order that has a bit of everything, and what it was made from. */
export interface FullOrder {
  counter: Counter
  id: string
  /** The console's own picture of it. */
  // biome-ignore lint/suspicious/noExplicitAny: a wire body has any shape.
  shown: any
}

/**
 * Three earphones at NT$999 from the shelf, an engraving at NT$600 and NT$50 off, for a customer who
 * pays NT$30 with credits and 120 points. Reported totals agree with what they come to.
 */
export async function aFullOrder(
  server: Server,
  shop: Shop,
  given: { order?: Record<string, unknown>; is_shipped?: boolean } = {},
): Promise<FullOrder> {
  const counter = await aCounter(server, shop)
  await aBalance(server, shop, counter.customer, 'credits', 10_000)
  await aBalance(server, shop, counter.customer, 'points', 500)
  const items = [
    {
      item_type: 'Product',
      item_id: counter.product.id,
      item_price: 999,
      quantity: 3,
      total: 2997,
    },
    {
      item_type: 'CustomProduct',
      item_data: { name: '手工刻字' },
      item_price: 600,
      quantity: 1,
      total: 600,
    },
    {
      item_type: 'CustomDiscount',
      item_data: { name: '開幕折扣' },
      item_price: 50,
      total: 50,
    },
  ]
  const { id } = await aShoplineOrder(
    shop,
    counter,
    {
      items,
      subtotal: 3597,
      total: 3505,
      user_credit: 30,
      member_point: 120,
      order_remarks: '請附禮盒',
      ...given.order,
    },
    { is_inventory_fulfillment: true },
  )
  if (given.is_shipped) {
    await shop.shopline.patch(`/orders/${id}/order_payment_status`, { status: 'completed' })
    await shop.shopline.patch(`/orders/${id}/order_delivery_status`, { status: 'shipped' })
  }
  return { counter, id, shown: await shownOrder(shop, id) }
}

/** An order as the console shows it; fails the test when it cannot. */
export async function shownOrder(shop: Shop, id: string): Promise<WireReply['json']> {
  const reply = await shop.console.get(`/orders/${id}`)
  if (reply.status !== 200) throw new Error(`order not shown: ${reply.text}`)
  return reply.json
}

const tables = [
  'orders',
  'order_lines',
  'order_tags',
  'order_messages',
  'order_tallies',
  'events',
  'stock_levels',
  'stock_movements',
  'ledger_entries',
  'ledger_draws',
  'customers',
  'return_orders',
  'return_order_lines',
  'voucher_uses',
  'idempotency_keys',
] as const

const readRows = statement(
  'build_every_row',
  tables
    .map(
      (table) =>
        `select '${table}' as name, coalesce(json_agg(t::text order by t::text), '[]') as rows
           from ${table} t where t.merchant_id = $1`,
    )
    .join(' union all '),
)

/** Every row that an order can touch, as text: equal when nothing at all has changed. */
export async function everyRow(server: Server, shop: Shop): Promise<Record<string, string[]>> {
  const rows = await server.db.read<{ name: string; rows: string[] }>(readRows, [shop.merchant.id])
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]))
}
