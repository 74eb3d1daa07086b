import { actorOf } from '../core/access/tokens.ts'
import type { Merchant } from '../core/merchants/merchant.ts'
import { cancelOrder } from '../core/orders/cancel-order.ts'
import { createOrder } from '../core/orders/create-order.ts'
import type { Order } from '../core/orders/order.ts'
import type { StateChange } from '../core/orders/order-states.ts'
import { updateOrder } from '../core/orders/update-order.ts'
import type { Product } from '../core/products/product.ts'
import type { Db } from '../platform/db.ts'
import { type DemoOrder, phoneOrder, tillOrder, type World, webOrder } from './order-kinds.ts'
import { Shelf } from './order-lines.ts'
import type { Shopper } from './people.ts'
import type { Places } from './places.ts'
import type { Random } from './random.ts'
import { timeAgo, timeToday } from './sale-times.ts'

const dayMs = 86_400_000
// With the two that come of splitting (after-sales.ts) there are three hundred.
const saleCount = 298
const todayCount = 10
const dayCount = 60
// Older orders are written as they ended, which takes a third of the time of living through it.
const livedDayCount = 10

/**
 * Makes orders of all three faces over the last sixty days, oldest first, with their histories, and
 * returns them as they then are.
 */
export async function makeOrders(
  db: Db,
  merchant: Merchant,
  parts: { places: Places; products: Product[]; shoppers: Shopper[] },
  random: Random,
  now: Date,
): Promise<Order[]> {
  const world: World = { ...parts, random, tillSaleCount: 0, shelf: new Shelf(parts.products) }
  const orders: Order[] = []
  for (const { at, kind } of sales(random, now)) {
    orders.push(await makeOrder(db, merchant, kind(world, at), now))
  }
  return orders
}

/** The web sells at all hours that people are awake, tills and telephones while the stores are open. */
function sales(random: Random, now: Date) {
  const kinds = [
    webOrder,
    tillOrder,
    webOrder,
    tillOrder,
    webOrder,
    phoneOrder,
    webOrder,
    tillOrder,
  ]
  return Array.from({ length: saleCount }, (_, index) => {
    const isToday = index < todayCount
    const kind = isToday ? (kinds[index % kinds.length] ?? webOrder) : random.pick(kinds)
    const hours = kind === webOrder ? { from: 8, to: 23.5 } : { from: 10, to: 22 }
    if (isToday) return { kind, at: timeToday(random, now, hours) }
    // A little more often lately, for the shop does well.
    const day = 1 + Math.floor((dayCount - 1) * random.next() ** 1.1)
    return { kind, at: timeAgo(random, now, day, hours) }
  }).sort((left, right) => left.at.getTime() - right.at.getTime())
}

async function makeOrder(db: Db, merchant: Merchant, sale: DemoOrder, now: Date): Promise<Order> {
  const isOld = now.getTime() - sale.order.ordered_at.getTime() > livedDayCount * dayMs
  const order = await (isOld ? writeOrder : liveOrder)(db, merchant, sale, now)
  const { cancelled } = sale
  if (!cancelled) return order
  const at = new Date(sale.order.ordered_at.getTime() + cancelled.afterMs)
  if (at > now) return order
  const actor = actorOf(merchant, sale.staff, sale.order.origin)
  return cancelOrder(db, actor, { id: order.id }, cancelled.input, at)
}

/** Writes an order as it was after all its steps. */
function writeOrder(db: Db, merchant: Merchant, sale: DemoOrder): Promise<Order> {
  const { order, steps, tracking } = sale
  const states: StateChange = Object.assign({}, ...steps.map((step) => step.states))
  const isShipped = steps.some((step) => step.states.delivery_state === 'shipped')
  const parcel = isShipped && tracking ? { tracking_number: tracking } : {}
  const actor = actorOf(merchant, sale.staff, order.origin)
  return createOrder(db, actor, { ...order, ...parcel, states }, order.ordered_at)
}

/** Takes an order through its steps. */
async function liveOrder(
  db: Db,
  merchant: Merchant,
  { order, staff, steps, tracking }: DemoOrder,
  now: Date,
): Promise<Order> {
  const actor = actorOf(merchant, staff, order.origin)
  let made = await createOrder(db, actor, order, order.ordered_at)
  for (const { afterMs, states } of steps) {
    const at = new Date(order.ordered_at.getTime() + afterMs)
    // What has not happened yet is left for whoever tries the demo.
    if (at > now) break
    const isShipping = states.delivery_state === 'shipped' && tracking !== undefined
    const changes = isShipping ? { states, columns: { tracking_number: tracking } } : { states }
    made = await updateOrder(db, actor, { id: made.id }, () => changes, at)
  }
  return made
}
