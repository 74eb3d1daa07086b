import { createHash, randomBytes } from 'node:crypto'
import type { Staff } from '../core/access/staff.ts'
import { actorOf } from '../core/access/tokens.ts'
import { createMerchant } from '../core/merchants/create-merchant.ts'
import { findDemoMerchant, findMerchantByHandle } from '../core/merchants/find-merchant.ts'
import type { Merchant } from '../core/merchants/merchant.ts'
import type { Order } from '../core/orders/order.ts'
import type { Db } from '../platform/db.ts'
import { exclusively } from '../platform/exclusive.ts'
import { makeAfterSales } from './after-sales.ts'
import { rewardBuyers } from './balances.ts'
import { makeCatalog } from './catalog.ts'
import { makeOrders } from './orders.ts'
import { makeShoppers } from './people.ts'
import { makePlaces } from './places.ts'
import { seededRandom } from './random.ts'
import { countShelves, furnish, handOverShifts } from './workplace.ts'

/** The name of the demo merchant that is made unless another name is asked for. */
export const demoName = '島嶼日常選物'

const lockKey = 7_230_002
const shopperCount = 60
// The latest orders whose members got points for them.
const rewardCount = 16
// The shop is two years old, so that everything in it is older than what refers to it.
const ageMs = 730 * 86_400_000

/**
 * The demo merchant of this name. When there is none it is made with its whole data, in one
 * transaction, so that a demo cut short leaves nothing behind and two at once make one.
 */
export async function openDemoMerchant(db: Db, name: string, now: Date): Promise<Merchant> {
  const found = await findDemoMerchant(db, name)
  if (found) return found
  return exclusively(db, lockKey, async (inside) => {
    return (await findDemoMerchant(inside, name)) ?? (await makeDemoMerchant(inside, name, now))
  })
}

async function makeDemoMerchant(db: Db, name: string, now: Date): Promise<Merchant> {
  // The same name gives the same data, up to the day it is made on.
  const random = seededRandom(createHash('sha256').update(name).digest().readUInt32BE())
  const opened = new Date(now.getTime() - ageMs)
  const { merchant } = await createMerchant(
    db,
    {
      name,
      handle: await freeHandle(db),
      email: 'demo@example.com',
      currency: 'TWD',
      company_code: String(random.whole(10_000_000, 99_999_999)),
      is_demo: true,
    },
    opened,
  )
  const actor = actorOf(merchant, null, 'system')
  const places = await makePlaces(db, actor, opened)
  const warehouseIds = places.stores.map((store) => store.warehouse_id)
  const products = await makeCatalog(db, actor, warehouseIds, random, opened)
  const shoppers = await makeShoppers(db, actor, shopperCount, random, now)
  const orders = await makeOrders(db, merchant, { places, products, shoppers }, random, now)
  const supervisor = places.staff[0] as Staff
  const desk = actorOf(merchant, supervisor, 'console')
  await makeAfterSales(db, { desk, orders }, now)
  const received = orders.filter((order) => order.origin === 'shopline' && isReceived(order))
  await rewardBuyers(db, actor, { orders: received.slice(-rewardCount), shoppers }, now)
  await countShelves(db, desk, { products, places }, new Date(now.getTime() - 1_800_000))
  await handOverShifts(db, merchant, places, random, now)
  await furnish(db, desk, now)
  return merchant
}

function isReceived({ order_state, payment_state }: Order): boolean {
  return order_state === 'completed' && payment_state === 'paid'
}

async function freeHandle(db: Db): Promise<string> {
  const isTaken = await findMerchantByHandle(db, 'demo')
  return isTaken ? `demo-${randomBytes(3).toString('hex')}` : 'demo'
}
