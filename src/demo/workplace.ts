import type { Staff } from '../core/access/staff.ts'
import { actorOf } from '../core/access/tokens.ts'
import type { Actor } from '../core/actor.ts'
import { localTextOf } from '../core/local-time.ts'
import type { Merchant } from '../core/merchants/merchant.ts'
import { handOverTill } from '../core/orders/takings.ts'
import type { Product } from '../core/products/product.ts'
import { setStock } from '../core/products/set-stock.ts'
import { createSavedView } from '../core/views/saved-views.ts'
import { createSubscription } from '../core/webhooks/create-subscription.ts'
import { pauseSubscription } from '../core/webhooks/pause-subscription.ts'
import type { Db } from '../platform/db.ts'
import { type Places, registers, shifts } from './places.ts'
import type { Random } from './random.ts'
import { midnightOf } from './sale-times.ts'

const dayMs = 86_400_000
const minuteMs = 60_000
const handoverDayCount = 3

// What was counted on the shelves: of each product so many in each of the three warehouses.
const counted: [sku: string, quantities: number[]][] = [
  ['FOO-003', [0, 0, 0]],
  ['CUP-004', [2, 1, 0]],
  ['STA-002', [3, 0, 1]],
]

/** Counts a few products: one is sold out, two nearly. */
export async function countShelves(
  db: Db,
  actor: Actor,
  { products, places }: { products: Product[]; places: Places },
  now: Date,
): Promise<void> {
  const warehouseIds = [places.online, ...places.stores].map((place) => place.warehouse_id)
  for (const [sku, quantities] of counted) {
    const product = products.find((each) => each.variants[0]?.sku === sku)
    if (!product) continue
    const [variant] = product.variants
    const levels = warehouseIds.map((warehouse_id, index) => ({
      variant_id: variant?.id ?? '',
      warehouse_id,
      mode: 'set' as const,
      quantity: quantities[index] ?? 0,
      note: '月底盤點',
    }))
    await setStock(db, actor, { id: product.id }, () => levels, now)
  }
}

/**
 * Hands the shifts of the last days over, with what the tills took. One of yesterday was forgotten,
 * for whoever tries the demo.
 */
export async function handOverShifts(
  db: Db,
  merchant: Merchant,
  places: Places,
  random: Random,
  now: Date,
): Promise<void> {
  const today = midnightOf(now)
  for (let day = handoverDayCount; day >= 0; day--) {
    const midnight = today - day * dayMs
    const noon = new Date(midnight + dayMs / 2)
    const business_on = localTextOf(noon, merchant.timezone).slice(0, 10)
    for (const [shiftIndex, { code, stop_time }] of shifts.entries()) {
      for (const [storeIndex, store] of places.stores.entries()) {
        for (const { code: register_code } of registers) {
          const stop = midnight + Number(stop_time.slice(0, 2)) * 60 * minuteMs
          const at = new Date(stop + random.whole(3, 14) * minuteMs)
          const isLast = storeIndex === 1 && shiftIndex === 1 && register_code === '02'
          if (at > now || (day === 1 && isLast)) continue
          const staff = places.staff[1 + storeIndex * 2 + shiftIndex] as Staff
          const key = { store_id: store.id, register_code, shift_code: code, business_on }
          await handOverTill(db, actorOf(merchant, staff, 'console'), key, at)
        }
      }
    }
  }
}

/** Keeps a list that everybody works from, and a webhook that waits for somebody's own address. */
export async function furnish(db: Db, actor: Actor, now: Date): Promise<void> {
  await createSavedView(
    db,
    actor,
    {
      screen: 'orders',
      name: '急件待出貨',
      query: { queue: 'to_ship', tag: ['急件'] },
      is_shared: true,
    },
    now,
  )
  // example.com is nobody's (RFC 2606), and what is paused sends nothing. The returns wait in it.
  const webhook = await createSubscription(
    db,
    actor,
    {
      kind: 'native',
      address: 'https://erp.example.com/webhooks/returns',
      topics: ['return_order.created', 'return_order.completed'],
      description: '範例：退貨入庫通知 ERP（暫停中；換成自己的網址再恢復）',
    },
    now,
  )
  await pauseSubscription(db, actor, { id: webhook.id }, now)
}
