import { permissionsOf } from '../../core/access/permissions.ts'
import { findStores } from '../../core/merchants/find-stores.ts'
import { countListedOrders } from '../../core/orders/list-orders.ts'
import { orderQueues } from '../../core/orders/order-list-filter.ts'
import { findDaySales } from '../../core/orders/sales-figures.ts'
import { findProducts } from '../../core/products/find-products.ts'
import { findTroubledSubscriptions, givenUpCountMax } from '../../core/webhooks/find-trouble.ts'
import type { Db } from '../../platform/db.ts'
import { type Context, endpoint } from '../endpoint.ts'
import type { Home } from './contract.ts'
import { originFigures, salesFigure, storeFigures } from './figure-json.ts'

const dayMs = 86_400_000
// So few that somebody should look; a shop that sells more than that a day knows its numbers.
const lowStockMost = 5

/** GET /home: today, compared, and what waits for somebody. */
export const getHomeEndpoint = endpoint({}, async (call): Promise<Home> => {
  const { db, merchantId, now } = call
  const { merchant } = call.actor
  const permissions = permissionsOf(call.access)
  const [spans, stores, all, queues, webhooks, lowStock] = await Promise.all([
    findDaySales(db, merchant, now),
    findStores(db, merchantId),
    countListedOrders(db, merchantId, {}),
    Promise.all(
      orderQueues.map(async (queue) => ({
        queue,
        ...(await countListedOrders(db, merchantId, { queue })),
      })),
    ),
    permissions.includes('developers:read') ? webhookTrouble(call) : null,
    permissions.includes('products:read') ? countLowStock(db, merchantId) : null,
  ])
  const showsSales = permissions.includes('reports:read')
  const names = new Map(stores.map((store) => [store.id, store.name]))
  const today = { ...spans.today, showsSales }
  return {
    at: now.toISOString(),
    timezone: merchant.timezone,
    currency: merchant.currency,
    is_new: all.value === 0,
    today: {
      ...salesFigure(today),
      by_origin: originFigures(today),
      by_store: storeFigures(today, names),
    },
    yesterday: salesFigure({ ...spans.yesterday, showsSales }),
    last_week: salesFigure({ ...spans.last_week, showsSales }),
    queues,
    webhooks,
    low_stock: lowStock,
  }
})

async function webhookTrouble({ db, merchantId, now }: Context): Promise<Home['webhooks']> {
  const since = new Date(now.getTime() - dayMs)
  const troubled = await findTroubledSubscriptions(db, merchantId, since)
  const value = troubled.reduce((sum, each) => sum + each.given_up_count, 0)
  return {
    troubled: troubled.map((each) => ({
      id: each.id,
      kind: each.kind,
      address: each.address,
      description: each.description,
      state: each.state === 'paused' ? 'paused' : 'active',
      failing_since: each.failing_since && new Date(each.failing_since).toISOString(),
      pause_reason: each.pause_reason,
      given_up_count: each.given_up_count,
    })),
    given_up: { value, is_exact: value < givenUpCountMax },
    since: since.toISOString(),
  }
}

async function countLowStock(db: Db, merchantId: string): Promise<Home['low_stock']> {
  const { total_count } = await findProducts(
    db,
    merchantId,
    { statuses: ['active'], low_stock: lowStockMost },
    { sort: 'created_at', direction: 'desc', limit: 1, offset: 0 },
  )
  return {
    value: total_count,
    is_exact: true,
    most: lowStockMost,
    filter: { status: 'active', low_stock: String(lowStockMost) },
  }
}
