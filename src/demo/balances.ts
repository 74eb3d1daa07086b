import type { Actor } from '../core/actor.ts'
import {
  adjustBalance,
  changeBalance,
  expireBalance,
  type Ledger,
} from '../core/customers/ledger.ts'
import type { Order } from '../core/orders/order.ts'
import { shownTotal } from '../core/orders/order-totals.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { Shopper } from './people.ts'
import type { Random } from './random.ts'

const dayMs = 86_400_000

/** A grant or a taking; what is left out has no words and never expires. */
interface Movement {
  ledger: Ledger
  type: string
  amount: number
  remarks?: string
  expiresAt?: Date | null
  now: Date
}

/**
 * Gives a member credits and points with a past: of some a part was taken again, of some it is over,
 * of some it will be within weeks. Everything happens before the first order; regulars have both.
 * Returns what is left, credits in hundredths.
 */
export async function giveBalances(
  db: Db,
  actor: Actor,
  customerId: string,
  random: Random,
  { at, now, isRegular }: { at: Date; now: Date; isRegular: boolean },
): Promise<{ credits: number; points: number }> {
  const left = { credits: 0, points: 0 }
  const movements = [
    ...(isRegular || random.happens(0.4) ? creditsOf(random, at, now) : []),
    ...(isRegular || random.happens(0.5) ? pointsOf(random, at, now) : []),
  ]
  if (movements.length === 0) return left
  await db.transaction(async (tx) => {
    for (const movement of movements) {
      const isOver = await move(tx, actor, customerId, movement, now)
      if (!isOver) left[movement.ledger] += movement.amount
    }
  })
  return left
}

/** Posts a movement, and its end when that has come; says whether it has. */
async function move(
  tx: Tx,
  actor: Actor,
  customerId: string,
  movement: Movement,
  now: Date,
): Promise<boolean> {
  await changeBalance(tx, actor, { ...movement, customerId, orderId: null })
  const { ledger, expiresAt } = movement
  if (!expiresAt || expiresAt > now) return false
  await expireBalance(tx, actor, { customerId, ledger, now: expiresAt })
  return true
}

function creditsOf(random: Random, at: Date, now: Date): Movement[] {
  const welcome: Movement = {
    ledger: 'credits',
    type: 'welcome_credit',
    amount: random.whole(1, 10) * 5000,
    remarks: '入會購物金',
    expiresAt: random.happens(0.3) ? soon(random, now) : null,
    now: at,
  }
  if (!random.happens(0.5)) return [welcome]
  const birthday = between(at, now, 0.4)
  const present: Movement = {
    ledger: 'credits',
    type: 'birthday_credit',
    amount: 10_000,
    remarks: '生日禮金，30 天內有效',
    expiresAt: new Date(birthday.getTime() + 30 * dayMs),
    now: birthday,
  }
  // One that is young would be over while orders are made, and they count on what there is.
  const isOld = now.getTime() - birthday.getTime() > 95 * dayMs
  return isOld ? [welcome, present] : [welcome, { ...present, expiresAt: soon(random, now) }]
}

function pointsOf(random: Random, at: Date, now: Date): Movement[] {
  const points = { ledger: 'points' } as const
  const movements: Movement[] = [
    {
      ...points,
      type: 'manual',
      amount: random.whole(20, 600),
      remarks: '舊系統點數轉入',
      expiresAt: random.happens(0.4) ? soon(random, now) : null,
      now: at,
    },
  ]
  const [first] = movements
  if (random.happens(0.4)) {
    movements.push({
      ...points,
      type: 'order_reward',
      amount: random.whole(10, 80),
      remarks: '門市消費回饋',
      now: between(at, now, 0.3),
    })
  }
  if (first && first.amount >= 200) {
    movements.push({
      ...points,
      type: 'exchange',
      amount: -100,
      remarks: '兌換摺疊購物袋',
      now: between(at, now, 0.6),
    })
  }
  return movements
}

function soon(random: Random, now: Date): Date {
  return new Date(now.getTime() + random.whole(3, 30) * dayMs)
}

/** An instant on the way from `at` to the day before the first order. */
function between(at: Date, now: Date, share: number): Date {
  const end = now.getTime() - 61 * dayMs
  return new Date(at.getTime() + Math.floor((end - at.getTime()) * share))
}

/** Gives the members among the buyers a point for each hundred dollars of their completed orders. */
export async function rewardBuyers(
  db: Db,
  actor: Actor,
  { orders, shoppers }: { orders: Order[]; shoppers: Shopper[] },
  now: Date,
): Promise<void> {
  const members = new Set(
    shoppers.filter(({ customer }) => customer.registered_at).map(({ customer }) => customer.id),
  )
  for (const order of orders) {
    const amount = Math.floor(shownTotal(order) / 10_000)
    if (amount <= 0 || order.customer_id === null || !members.has(order.customer_id)) continue
    const at = new Date(Math.min(Date.parse(order.updated_at) + 60_000, now.getTime()))
    const reward = {
      ledger: 'points',
      type: 'order_reward',
      amount,
      remarks: `訂單 ${order.order_number} 消費回饋`,
      expires_at: new Date(at.getTime() + 365 * dayMs),
    } as const
    await adjustBalance(db, actor, { id: order.customer_id }, reward, at)
  }
}
