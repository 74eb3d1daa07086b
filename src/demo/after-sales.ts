import { actorOf } from '../core/access/tokens.ts'
import type { Actor } from '../core/actor.ts'
import { addOrderMessage } from '../core/orders/add-order-message.ts'
import type { Order, OrderLine } from '../core/orders/order.ts'
import { splitOrder } from '../core/orders/split-order.ts'
import { createReturnOrder } from '../core/returns/create-return-order.ts'
import { updateReturnOrder } from '../core/returns/update-return-order.ts'
import type { Db } from '../platform/db.ts'
import { talksAfter, talksBefore } from './order-words.ts'

const hourMs = 3_600_000
const splitCount = 2
const talkCount = 12

/** A return to be: so long ago, of one line or all, and how it went on. */
interface DemoReturn {
  hoursAgo: number
  reason: string
  remark?: string
  isWhole?: boolean
  keepsGoods?: boolean
  /** Waits for the shop's word. */
  isAsked?: boolean
  end?: { state: 'completed' | 'cancelled'; afterHours: number }
}

const returns: DemoReturn[] = [
  { hoursAgo: 2, reason: 'wrong_variation', isAsked: true },
  { hoursAgo: 27, reason: 'not_expected' },
  { hoursAgo: 60, reason: 'broke_during_delivery' },
  {
    hoursAgo: 150,
    reason: 'not_expected',
    isWhole: true,
    end: { state: 'completed', afterHours: 70 },
  },
  {
    hoursAgo: 400,
    reason: 'broke_during_delivery',
    keepsGoods: true,
    end: { state: 'completed', afterHours: 20 },
  },
  {
    hoursAgo: 300,
    reason: 'other',
    remark: '顧客決定留下',
    end: { state: 'cancelled', afterHours: 22 },
  },
]

/** Orders of which each is used once, newest first, in the time after they last changed. */
class Untouched {
  readonly #left: Order[]

  constructor(orders: Order[]) {
    this.#left = orders.toReversed()
  }

  /** One that fits and had not changed for a while before `at`; null where there is none. */
  take(at: Date, fits: (order: Order) => boolean): Order | null {
    const before = at.getTime() - hourMs / 2
    const index = this.#left.findIndex(
      (order) => Date.parse(order.updated_at) <= before && fits(order),
    )
    return this.#left.splice(index, index < 0 ? 0 : 1)[0] ?? null
  }
}

/**
 * What happens to orders after they are sold: two are split, a few come back, some are talked about.
 * The desk is whoever works on orders.
 */
export async function makeAfterSales(
  db: Db,
  { desk, orders }: { desk: Actor; orders: Order[] },
  now: Date,
): Promise<void> {
  const untouched = new Untouched(orders)
  for (let count = 0; count < splitCount; count++) await split(db, desk, untouched, now)
  for (const wanted of returns) await takeBack(db, desk, untouched, wanted, now)
  await talk(db, desk, untouched, now)
}

function goodsOf(order: Order): OrderLine[] {
  return order.lines.filter((line) => line.kind === 'product')
}

async function split(db: Db, desk: Actor, untouched: Untouched, now: Date): Promise<void> {
  const waits = (order: Order) =>
    ['pending', 'confirmed'].includes(order.order_state) &&
    order.delivery_state === 'pending' &&
    goodsOf(order).length > 1
  const order = untouched.take(now, waits)
  const line = order && goodsOf(order)[0]
  if (!order || !line) return
  const at = new Date(now.getTime() - hourMs / 4)
  const wanted = {
    lines: [{ id: line.id, quantity: line.quantity }],
    updated_at: new Date(order.updated_at),
    notifies_child: false,
    notifies_parent: false,
  }
  const { child } = await splitOrder(db, desk, { id: order.id }, wanted, at)
  const note = { sender: 'merchant', is_private: true, details: {} } as const
  const text = `${line.title}要等補貨，拆單另寄。`
  await addOrderMessage(db, desk, { id: child.id }, { ...note, text }, now)
}

async function takeBack(
  db: Db,
  desk: Actor,
  untouched: Untouched,
  wanted: DemoReturn,
  now: Date,
): Promise<void> {
  const at = new Date(now.getTime() - wanted.hoursAgo * hourMs)
  const order = untouched.take(at, (each) => {
    const isReceived = each.origin === 'shopline' && each.delivery_state === 'collected'
    return isReceived && each.stock_deducted && each.order_state === 'completed'
  })
  if (!order) return
  const lines = wanted.isWhole ? goodsOf(order) : goodsOf(order).slice(0, 1)
  const { reason, remark = null, keepsGoods = false } = wanted
  const made = await createReturnOrder(
    db,
    desk,
    {
      order_id: order.id,
      lines: lines.map(({ id, quantity }) => ({ order_line_id: id, quantity, reason, remark })),
      return_state: wanted.isAsked ? 'pending' : 'confirmed',
      brings_goods_back: !keepsGoods,
      payment_method_id: order.payment_method_id,
      delivery_option_id: order.delivery_option_id,
      details: {
        payment_type: order.details.payment_type ?? 'custom',
        delivery_platform: keepsGoods ? 'no_return' : 'custom_return',
        delivery_name: {},
      },
    },
    at,
  )
  if (!wanted.end) return
  const endedAt = new Date(at.getTime() + wanted.end.afterHours * hourMs)
  await updateReturnOrder(db, desk, made.id, { return_state: wanted.end.state }, endedAt)
}

/** Customers ask, the shop answers, and the desk keeps notes for itself. */
async function talk(db: Db, desk: Actor, untouched: Untouched, now: Date): Promise<void> {
  const customerFace = actorOf(desk.merchant, null, 'shopline')
  for (let count = 0; count < talkCount; count++) {
    const isSent = count % 2 === 1
    const order = untouched.take(new Date(now.getTime() - hourMs / 2), (each) => {
      const isOpen = each.order_state === 'pending' || each.order_state === 'confirmed'
      const fits = isSent ? each.delivery_state !== 'pending' : isOpen
      return each.origin !== 'wixtar' && each.order_state !== 'cancelled' && fits
    })
    if (!order) continue
    const talks = isSent ? talksAfter : talksBefore
    const sayings = talks[Math.floor(count / 2) % talks.length] ?? []
    for (const [index, [who, text]] of sayings.entries()) {
      const at = new Date(Date.parse(order.updated_at) + (index + 1) * 600_000)
      const sender = who === 'customer' ? who : 'merchant'
      const actor = who === 'customer' ? customerFace : desk
      const message = { sender, text, is_private: who === 'note', details: {} } as const
      await addOrderMessage(db, actor, { id: order.id }, message, at)
    }
  }
}
