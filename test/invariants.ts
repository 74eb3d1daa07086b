import { expect } from 'vitest'
import { findLedgerFaults } from '../src/core/customers/find-ledger-faults.ts'
import { loadOrder } from '../src/core/orders/load-order.ts'
import type { Order, OrderLine } from '../src/core/orders/order.ts'
import { lineTotal, shownTotal } from '../src/core/orders/order-totals.ts'
import { statement } from '../src/platform/db.ts'
import type { Server, Shop } from './app.ts'

// What is true of every merchant's record at any moment at which nothing is under way, whatever
// was done before and by how many at once. Each rule selects the rows that break it.

const rules: Record<string, string> = {
  'an order has one event that tells of its creation': `
    select o.id from orders o
      left join events e on e.merchant_id = $1 and e.subject_id = o.id and e.kind = 'order.created'
     where o.merchant_id = $1 group by o.id having count(e.id) <> 1`,
  // A mail that was asked for is no change of the order.
  'an order has one event for every version': `
    select o.id from orders o
      join events e on e.merchant_id = $1 and e.subject_id = o.id
       and e.kind like 'order.%' and e.data ->> 'order_state' is not null
     where o.merchant_id = $1 group by o.id, o.version having count(*) <> o.version`,
  'the last event of an order tells the states it is in': `
    select o.id from orders o
      join lateral (select e.data from events e
         where e.merchant_id = $1 and e.subject_id = o.id and e.data ->> 'order_state' is not null
         order by e.sequence desc limit 1) e on true
     where o.merchant_id = $1
       and (e.data ->> 'order_state', e.data ->> 'payment_state', e.data ->> 'delivery_state')
           is distinct from (o.order_state, o.payment_state, o.delivery_state)`,
  'an event of an order has its order': `
    select e.id from events e
     where e.merchant_id = $1 and e.kind like 'order.%'
       and not exists (select 1 from orders o where o.merchant_id = $1 and o.id = e.subject_id)`,
  'the lines of an order are numbered from one': `
    select l.order_id as id from order_lines l where l.merchant_id = $1
     group by l.order_id having min(l.position) <> 1 or max(l.position) <> count(*)`,
  'a line has a number and an id of its own': `
    select min(l.id) as id from order_lines l where l.merchant_id = $1
     group by l.firstline_id having count(*) > 1
    union all
    select l.id from order_lines l where l.merchant_id = $1 group by l.id having count(*) > 1`,
  'the tallies count the orders in each state': `
    select coalesce(t.order_state, o.order_state) as id
      from (select order_state, sum(order_count) as count from order_tallies
             where merchant_id = $1 group by order_state) t
      full join (select order_state, count(*) as count from orders
             where merchant_id = $1 group by order_state) o on o.order_state = t.order_state
     where coalesce(t.count, 0) <> coalesce(o.count, 0)`,
  'stock is below zero only where the product may be': `
    select s.variant_id as id from stock_levels s
      join variants v on v.merchant_id = $1 and v.id = s.variant_id
      join products p on p.merchant_id = $1 and p.id = v.product_id
     where s.merchant_id = $1 and s.quantity < 0
       and not v.is_unlimited and not p.out_of_stock_orderable`,
  'an order gives back no more stock than it took': `
    select m.order_id as id from stock_movements m
     where m.merchant_id = $1 and m.order_id is not null
     group by m.order_id, m.variant_id, m.warehouse_id having sum(m.quantity) > 0`,
  'a cancelled order has no stock': `
    select o.id from orders o
      join stock_movements m on m.merchant_id = $1 and m.order_id = o.id
     where o.merchant_id = $1 and o.order_state = 'cancelled'
     group by o.id, m.variant_id, m.warehouse_id having sum(m.quantity) <> 0`,
  'stock moves only for orders that say so': `
    select m.id from stock_movements m
     where m.merchant_id = $1 and m.order_id is not null
       and not exists (select 1 from orders o
         where o.merchant_id = $1 and o.id = m.order_id and o.stock_deducted)`,
  'an order gives back no more credits and points than it took': `
    select o.id from orders o
      join ledger_entries l on l.merchant_id = $1 and l.order_id = o.id
       and l.account = 'customer'
     where o.merchant_id = $1 group by o.id, o.credit_minor, o.points_used
    having sum(l.amount) filter (where l.ledger = 'credits') not between -o.credit_minor and 0
        or sum(l.amount) filter (where l.ledger = 'points') not between -o.points_used and 0`,
  'a live order took the credits and points that it shows': `
    select o.id from orders o
      left join ledger_entries l on l.merchant_id = $1 and l.order_id = o.id
       and l.account = 'customer' and l.amount < 0
     where o.merchant_id = $1 and o.parent_order_id is null and o.child_order_ids = '{}'
     group by o.id, o.credit_minor, o.points_used
    having coalesce(-sum(l.amount) filter (where l.ledger = 'credits'), 0) <> o.credit_minor
        or coalesce(-sum(l.amount) filter (where l.ledger = 'points'), 0) <> o.points_used`,
  'a unit is in one live return at most': `
    select l.order_line_id as id from return_order_lines l
      join return_orders r on r.merchant_id = $1 and r.id = l.return_order_id
       and r.return_state <> 'cancelled'
      join order_lines i on i.merchant_id = $1 and i.order_id = r.order_id
       and i.id = l.order_line_id
     where l.merchant_id = $1
     group by l.order_line_id, i.quantity having sum(l.quantity) > i.quantity`,
  'a return has one event for every version': `
    select r.id from return_orders r
      left join events e on e.merchant_id = $1 and e.subject_id = r.order_id
       and e.kind like 'return_order.%' and e.data ->> 'return_order_id' = r.id
     where r.merchant_id = $1 group by r.id, r.version having count(e.id) <> r.version`,
  'returns share out no more than the order was lowered by and came to': `
    select o.id from orders o
      join return_orders r on r.merchant_id = $1 and r.order_id = o.id
       and r.return_state <> 'cancelled'
     where o.merchant_id = $1 and o.child_order_ids = '{}'
     group by o.id, o.credit_minor, o.points_used, o.points_value_minor, o.total_minor,
       o.computed_total_minor
    having sum(r.credit_minor) > o.credit_minor or sum(r.points_used) > o.points_used
        or sum(r.points_value_minor) > o.points_value_minor
        or sum(r.total_minor) > greatest(0, coalesce(o.total_minor, o.computed_total_minor))`,
  'a kept answer is whole': `
    select k.key as id from idempotency_keys k where k.merchant_id = $1 and k.status is null`,
}

const statements = Object.entries(rules).map(
  ([rule, text], index) => [rule, { name: `invariant_${index}`, text }] as const,
)

/** Every place where the record of a merchant contradicts itself; none when all is well. */
export async function findFaults(server: Server, shop: Shop): Promise<string[]> {
  const { id } = shop.merchant
  const broken = statements.map(async ([rule, each]) => {
    const rows = await server.db.read<{ id: string }>(each, [id])
    return rows.map((row) => `${rule}: ${row.id}`)
  })
  const ledger = await findLedgerFaults(server.db, id)
  return [
    ...(await Promise.all(broken)).flat(),
    ...ledger.map((each) => `${each.rule}: ${each.id}`),
  ]
}

/** Fails the test when the record of a merchant contradicts itself. */
export async function expectSoundRecord(server: Server, shop: Shop): Promise<void> {
  expect(await findFaults(server, shop)).toEqual([])
}

const levels = statement(
  'invariant_levels',
  `select s.variant_id, s.warehouse_id,
          s.quantity - coalesce((select sum(m.quantity) from stock_movements m
             where m.merchant_id = $1 and m.variant_id = s.variant_id
               and m.warehouse_id = s.warehouse_id), 0)::float8 as opening
     from stock_levels s where s.merchant_id = $1 order by s.variant_id, s.warehouse_id`,
)

/**
 * What each shelf held before anything moved, reckoned back from what it holds. It never changes,
 * so the openings before and after a test are equal.
 */
export function stockOpenings(server: Server, shop: Shop): Promise<object[]> {
  return server.db.read(levels, [shop.merchant.id])
}

const shoplinePayments: Record<string, string> = { open: 'temp', paid: 'completed' }
const wixtarStates: Record<string, string> = {
  completed: 'COMPLETED',
  cancelled: 'CANCELED',
  removed: 'CANCELED',
}

/** Fails the test when the three faces differ about an order: number, total, states, lines. */
export async function expectOneOrder(server: Server, shop: Shop, id: string): Promise<Order> {
  const order = await loadOrder(server.db, shop.merchant.id, { id })
  const [shopline, firstline, wixtar] = await Promise.all([
    shop.shopline.get(`/orders/${id}`),
    shop.firstline.get(`/contact-order/${order.firstline_id}`),
    shop.wixtar.get(`/v1/shop_order/${order.wixtar_number}`),
  ])
  const total = shownTotal(order)
  const discounts = order.lines.filter((line) => line.kind === 'discount')
  expect({
    numbers: [shopline.json.order_number, firstline.json.data.order_number, wixtar.json.id],
    totals: [
      Math.round(shopline.json.total.dollars * 100),
      Math.round(Number(firstline.json.data.total_price) * 100),
      Math.round(wixtar.json.charges.total_amount * 100),
    ],
    states: [
      shopline.json.status,
      shopline.json.order_payment.status,
      shopline.json.order_delivery.status,
      wixtar.json.order_status,
    ],
    lines: [
      shopline.json.subtotal_items.length,
      shopline.json.custom_discount_items.length,
      firstline.json.data.items.length,
    ],
    // FIRST LINE shows no amount where it was told none.
    firstlineSum: sumOf(
      firstline.json.data.items.map((item: FirstlineItem, index: number) =>
        item.total_price_after_discounts === null
          ? signedTotal(order.lines[index] as OrderLine)
          : Math.round(Number(item.total_price_after_discounts) * 100),
      ),
    ),
    wixtarTitles: wixtar.json.cart.items
      .slice(0, order.lines.length)
      .map((item: { title: string }) => item.title),
  }).toEqual({
    numbers: [order.order_number, order.order_number, order.wixtar_number],
    totals: [total, total, total],
    states: [
      order.order_state,
      shoplinePayments[order.payment_state] ?? order.payment_state,
      order.delivery_state,
      wixtarStates[order.order_state] ?? 'CREATED',
    ],
    lines: [order.lines.length - discounts.length, discounts.length, order.lines.length],
    firstlineSum: sumOf(order.lines.map(signedTotal)),
    wixtarTitles: order.lines.map((line) => line.title),
  })
  return order
}

interface FirstlineItem {
  total_price_after_discounts: string | null
}

function signedTotal(line: OrderLine): number {
  return line.kind === 'discount' ? -lineTotal(line) : lineTotal(line)
}

function sumOf(amounts: number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}
