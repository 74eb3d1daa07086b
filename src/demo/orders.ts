import { actorOf } from '../core/access/tokens.ts'
import type { Merchant } from '../core/merchants/merchant.ts'
import { createOrder } from '../core/orders/create-order.ts'
import type { StateChange } from '../core/orders/order-states.ts'
import { updateOrder } from '../core/orders/update-order.ts'
import type { Product } from '../core/products/product.ts'
import type { Db } from '../platform/db.ts'
import { type DemoOrder, phoneOrder, tillOrder, type World, webOrder } from './order-kinds.ts'
import { Shelf } from './order-lines.ts'
import type { Shopper } from './people.ts'
import type { Places } from './places.ts'
import type { Random } from './random.ts'

const dayMs = 86_400_000
const orderCount = 300
const dayCount = 60
// Older orders are written as they ended, which takes a third of the time of living through it.
const livedDayCount = 14

/** Makes orders of all three faces over the last sixty days, oldest first, with their histories. */
export async function makeOrders(
  db: Db,
  merchant: Merchant,
  parts: { places: Places; products: Product[]; shoppers: Shopper[] },
  random: Random,
  now: Date,
): Promise<void> {
  const world: World = { ...parts, random, shelf: new Shelf(parts.products) }
  for (const { at, kind } of saleTimes(random, now)) {
    await makeOrder(db, merchant, kind(world, at), now)
  }
}

/** When sales happened: the web at all hours that people are awake, tills while the stores are open. */
function saleTimes(random: Random, now: Date) {
  const kinds = [
    webOrder,
    webOrder,
    webOrder,
    webOrder,
    tillOrder,
    tillOrder,
    tillOrder,
    phoneOrder,
  ]
  // Taiwan has no summer time: its midnight is 16:00 UTC.
  const midnight = Math.floor((now.getTime() + 8 * 3_600_000) / dayMs) * dayMs - 8 * 3_600_000
  const latest = now.getTime() - 60_000
  return Array.from({ length: orderCount }, () => {
    const kind = random.pick(kinds)
    const hour = kind === webOrder ? 8 + random.next() * 15.5 : 10 + random.next() * 12
    const start = midnight - random.whole(0, dayCount - 1) * dayMs
    const at = start + Math.floor(hour * 3_600_000)
    // What would lie ahead of today's clock happened yesterday.
    return { kind, at: new Date(at > latest ? at - dayMs : at) }
  }).sort((left, right) => left.at.getTime() - right.at.getTime())
}

async function makeOrder(db: Db, merchant: Merchant, sale: DemoOrder, now: Date): Promise<void> {
  const actor = actorOf(merchant, sale.staff, sale.order.origin)
  const { ordered_at } = sale.order
  if (now.getTime() - ordered_at.getTime() > livedDayCount * dayMs) {
    const states: StateChange = Object.assign({}, ...sale.steps.map((step) => step.states))
    await createOrder(db, actor, { ...sale.order, states }, ordered_at)
    return
  }
  const order = await createOrder(db, actor, sale.order, ordered_at)
  for (const { afterMs, states, tracking } of sale.steps) {
    const at = new Date(ordered_at.getTime() + afterMs)
    // What has not happened yet is left for whoever tries the demo.
    if (at > now) return
    const changes = tracking ? { states, columns: { tracking_number: tracking } } : { states }
    await updateOrder(db, actor, { id: order.id }, () => changes, at)
  }
}
