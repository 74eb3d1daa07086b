import type { Staff } from '../core/access/staff.ts'
import { newId } from '../core/ids.ts'
import type { Cancellation } from '../core/orders/cancel-order.ts'
import type { NewOrder } from '../core/orders/create-order.ts'
import type { StateChange } from '../core/orders/order-states.ts'
import type { Product } from '../core/products/product.ts'
import { discountLine, productLines, type Shelf, serviceLine } from './order-lines.ts'
import { cancellations, orderTags, overdue, remarks } from './order-words.ts'
import type { Shopper } from './people.ts'
import { type Places, shifts } from './places.ts'
import type { Random } from './random.ts'

/** All that orders are made from. */
export interface World {
  places: Places
  products: Product[]
  shoppers: Shopper[]
  shelf: Shelf
  random: Random
  /** How many sales the tills have made so far. */
  tillSaleCount: number
}

/** An order to be, who makes it, and what happens to it afterwards. */
export interface DemoOrder {
  order: NewOrder
  staff: Staff | null
  steps: { afterMs: number; states: StateChange }[]
  /** The parcel's number, once it is shipped. */
  tracking?: string
  /** How it ended early, after these steps. */
  cancelled?: { afterMs: number; input: Cancellation }
}

const hourMs = 3_600_000

/** An order of the web shop: delivery, payment, perhaps a discount, credits or points. */
export function webOrder(world: World, at: Date): DemoOrder {
  const { places, random, shelf } = world
  const shopper = pickShopper(world)
  const delivery = random.pick(places.deliveries)
  const payment = random.pick(places.payments)
  const lines = productLines(world.products, random)
  const isGift = random.happens(0.08)
  if (isGift) lines.push(serviceLine('禮物包裝', 50))
  const subtotal = lines.reduce((sum, line) => sum + (line.total_minor ?? 0), 0)
  const discount = subtotal >= 200_000 ? 100 : 0
  if (discount > 0) lines.push(discountLine('滿 2000 折 100', discount, []))
  const paysLater = ['cash_on_delivery', 'custom'].includes(payment.row.type)
  const course = webCourse(random, paysLater)
  const credits = shopper.credits > 0 && random.happens(0.3) ? Math.min(shopper.credits, 5000) : 0
  const points = credits === 0 && shopper.points >= 50 && random.happens(0.2) ? 50 : 0
  shopper.credits -= credits
  shopper.points -= points
  const { customer } = shopper
  const [{ recipient_name, recipient_phone, ...address } = {}] = customer.delivery_addresses
  const order: NewOrder = {
    origin: 'shopline',
    source: 'shop',
    store: places.online,
    customer: customerOf(shopper),
    recipient_name: recipient_name ?? customer.name,
    recipient_phone: recipient_phone ?? customer.phone,
    subtotal_minor: subtotal,
    // Ten points are one dollar, whole dollars only.
    total_minor: subtotal - discount * 100 - credits - points * 10,
    shipping_fee_minor: delivery.row.fee_minor,
    credit_minor: credits,
    points_used: points,
    delivery_option_id: delivery.id,
    payment_method_id: payment.id,
    delivery_address: delivery.row.delivery_type === 'pickup' ? pickupAddress(random) : address,
    tags: [...(isGift ? ['禮物包裝'] : []), ...orderTags('web', random)],
    remark: random.happens(0.15) ? random.pick(remarks) : null,
    ordered_at: at,
    details: {
      delivery_name: delivery.row.name_translations,
      delivery_platform: delivery.row.region_type,
      payment_name: payment.row.name_translations,
      payment_type: payment.row.type,
    },
    shopline_fields: { created_from: 'shop', delivery_id: newId(at), payment_id: newId(at) },
    lines,
    deducts_stock: shelf.take(places.online.warehouse_id, lines),
  }
  return { order, staff: null, ...course }
}

/** What becomes of an order. */
type Course = Pick<DemoOrder, 'steps' | 'tracking' | 'cancelled'>

function webCourse(random: Random, paysLater: boolean): Course {
  const paid: StateChange = { payment_state: 'paid' }
  const confirmed = {
    afterMs: hourMs,
    states: { order_state: 'confirmed', ...(paysLater ? {} : paid) },
  } as const
  if (random.happens(0.07)) {
    const refund = paysLater ? {} : ({ paid_becomes: 'refunded' } as const)
    return { steps: [confirmed], cancelled: cancellation(random, 5 * hourMs, refund) }
  }
  // Some wait for a transfer that has not come.
  if (!paysLater && random.happens(0.08)) {
    return { steps: [], cancelled: { afterMs: 168 * hourMs, input: withBalances(overdue) } }
  }
  const shipped = {
    afterMs: random.whole(16, 40) * hourMs,
    states: { delivery_state: 'shipped' },
  } as const
  const tracking = trackingNumber(random)
  const received: DemoOrder['steps'][number] = {
    afterMs: random.whole(60, 110) * hourMs,
    states: { order_state: 'completed', delivery_state: 'collected', ...(paysLater ? paid : {}) },
  }
  // Some parcels are never fetched; what was never paid is not refunded.
  const refused: DemoOrder['steps'][number] = {
    afterMs: 170 * hourMs,
    states: { delivery_state: 'returned', ...(paysLater ? {} : { payment_state: 'refunded' }) },
  }
  const last = random.happens(0.04) ? refused : received
  return { steps: [confirmed, shipped, last], tracking }
}

function cancellation(
  random: Random,
  afterMs: number,
  more: Pick<Cancellation, 'paid_becomes'> = {},
): NonNullable<DemoOrder['cancelled']> {
  return { afterMs, input: withBalances({ ...random.pick(cancellations), ...more }) }
}

function withBalances(input: Cancellation): Cancellation {
  return { ...input, reverts: { credits: true, points: true } }
}

function trackingNumber(random: Random): string {
  return `9${random.whole(10_000_000_000, 99_999_999_999)}`
}

/** A sale at a till: shift and operator, often no customer, now and then a voucher. */
export function tillOrder(world: World, at: Date): DemoOrder {
  const { places, random, shelf } = world
  // Both stores sell about the same.
  const turn = world.tillSaleCount++ + (random.happens(0.25) ? 1 : 0)
  const index = turn % places.stores.length
  const store = places.stores[index] as Places['stores'][number]
  // Two operators in each store; the supervisor is in the office.
  const staff = random.pick(places.staff.slice(1 + index * 2, 3 + index * 2))
  const lines = productLines(world.products, random)
  const cancelled = random.happens(0.05) ? cancellation(random, 600_000) : undefined
  const deductsStock = shelf.take(store.warehouse_id, lines)
  if (random.happens(0.15)) {
    const number = `AA${String(random.whole(1, 99_999)).padStart(5, '0')}`
    lines.push(discountLine('折價券', 50, [number]))
  }
  const localHour = new Date(at.getTime() + 8 * hourMs).getUTCHours()
  const [early, late] = shifts
  const { code, name } = localHour < 16 ? early : late
  const order: NewOrder = {
    origin: 'wixtar',
    source: 'pos',
    store,
    register_code: random.pick(['01', '02']),
    shift: { code, name },
    operator: { code: staff.code, name: staff.name },
    customer: random.happens(0.45) ? customerOf(pickShopper(world)) : null,
    subtotal_minor: null,
    total_minor: null,
    tags: orderTags('till', random),
    ordered_at: at,
    details: { store_name: store.name_translations },
    lines,
    deducts_stock: deductsStock,
  }
  const done: StateChange = {
    order_state: 'completed',
    payment_state: 'paid',
    delivery_state: 'collected',
  }
  if (cancelled) return { order, staff, steps: [], cancelled }
  // A few carts stay open, as happens at every counter.
  return { order, staff, steps: random.happens(0.06) ? [] : [{ afterMs: 90_000, states: done }] }
}

/** An order that the service desk took by phone or wrote down from another channel. */
export function phoneOrder(world: World, at: Date): DemoOrder {
  const { places, random } = world
  const staff = random.pick(places.staff.filter((each) => each.role !== 'sponsor'))
  const shopper = pickShopper(world)
  const lines = productLines(world.products, random)
  const subtotal = lines.reduce((sum, line) => sum + (line.total_minor ?? 0), 0)
  const discount = random.happens(0.25) ? 5000 : 0
  const fee = subtotal >= 150_000 ? 0 : 8000
  const source = random.pick(['phone', 'line', 'cyberbiz'])
  // Other platforms round, leave out fees or know of coupons that they do not tell.
  const isOff = source === 'cyberbiz' && random.happens(0.7)
  const off = isOff ? random.pick([100, 5000, 10_000, -8000]) : 0
  const order: NewOrder = {
    origin: 'firstline',
    source,
    order_number: `CS${at.toISOString().replace(/\D/g, '').slice(2, 14)}`,
    store: places.online,
    customer: customerOf(shopper),
    recipient_name: shopper.customer.name,
    recipient_phone: shopper.customer.phone,
    subtotal_minor: subtotal,
    discount_minor: discount,
    shipping_fee_minor: fee,
    tax_minor: 0,
    total_minor: subtotal - discount + fee - off,
    delivery_address: shopper.customer.delivery_addresses[0] ?? {},
    note: off ? '平台匯入，金額待對帳' : random.happens(0.3) ? random.pick(remarks) : null,
    tags: orderTags('phone', random),
    ordered_at: at,
    lines: lines.map((line) => ({
      ...line,
      before_discount_minor: line.total_minor,
      discount_minor: 0,
    })),
  }
  const paid: StateChange = { order_state: 'confirmed', payment_state: 'paid' }
  const shipped: StateChange = { delivery_state: 'shipped' }
  const steps: DemoOrder['steps'] = [
    { afterMs: 3 * hourMs, states: paid },
    { afterMs: 30 * hourMs, states: shipped },
    { afterMs: 96 * hourMs, states: { order_state: 'completed', delivery_state: 'arrived' } },
  ]
  // Some stay where they are until somebody looks after them.
  const count = random.happens(0.15) ? 1 : random.happens(0.15) ? 2 : 3
  return { order, staff, steps: steps.slice(0, count), tracking: trackingNumber(random) }
}

/** Some come again and again. */
function pickShopper({ shoppers, random }: World): Shopper {
  const regulars = shoppers.filter((each) => each.isRegular)
  return random.pick(random.happens(0.25) ? regulars : shoppers)
}

function customerOf({ customer }: Shopper) {
  const { id, name, email, phone, ref_user_id } = customer
  return { id, name, email, phone, ref_user_id }
}

function pickupAddress(random: Random) {
  const shop = random.pick(['範例門市', '和平門市', '文化門市', '公益門市'])
  return { country_code: 'TW', country: '台灣', city: '台北市', address_1: shop }
}
