import { z } from 'zod'
import { findWarehouses } from '../../../core/merchants/find-warehouses.ts'
import { endpoint } from '../endpoint.ts'
import { pagingQuery } from '../paging.ts'
import { pageOf } from './page-of.ts'

/** "Get Warehouses": GET /warehouses */
export const getWarehousesEndpoint = endpoint(
  { query: z.object(pagingQuery) },
  async ({ db, merchantId, query }) => {
    const warehouses = await findWarehouses(db, merchantId)
    return pageOf(warehouses, query, (warehouse) => ({
      id: warehouse.id,
      name: warehouse.name,
      status: warehouse.status,
    }))
  },
)
