import { z } from 'zod'
import { permissionsOf } from '../../core/access/permissions.ts'
import { findStores } from '../../core/merchants/find-stores.ts'
import { findSalesTrend } from '../../core/orders/sales-figures.ts'
import { endpoint } from '../endpoint.ts'
import type { Trends } from './contract.ts'
import { originFigures, salesFigure, storeFigures } from './figure-json.ts'

const query = z.object({
  /** How many days, today included. */
  days: z.enum(['7', '30', '90']).default('30').transform(Number),
})

/** GET /home-trends: the last days one by one, and what each face and store sold in all of them. */
export const getTrendsEndpoint = endpoint({ query }, async (call): Promise<Trends> => {
  const { db, merchantId, now } = call
  const { merchant } = call.actor
  const [days, stores] = await Promise.all([
    findSalesTrend(db, merchant, call.query.days, now),
    findStores(db, merchantId),
  ])
  const showsSales = permissionsOf(call.access).includes('reports:read')
  const names = new Map(stores.map((store) => [store.id, store.name]))
  const whole = {
    rows: days.flatMap((each) => each.rows),
    from: days[0]?.from ?? '',
    to: days.at(-1)?.to ?? '',
    showsSales,
  }
  return {
    currency: merchant.currency,
    days: days.map((each) => ({
      ...salesFigure({ ...each, showsSales }),
      day: each.day,
      by_origin: originFigures({ ...each, showsSales }),
    })),
    by_origin: originFigures(whole),
    by_store: storeFigures(whole, names),
  }
})
