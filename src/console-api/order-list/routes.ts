import type { ConsoleRoute } from '../endpoint.ts'
import { bulkOrdersEndpoint } from './bulk-orders.ts'
import { getOrderTagsEndpoint } from './get-order-tags.ts'
import { getOrdersEndpoint } from './get-orders.ts'
import { getOrdersCsvEndpoint } from './get-orders-csv.ts'

/** Lists of orders, and what can be done to several at once. */
export const orderListRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/orders',
    title: 'Orders',
    needs: 'orders:read',
    endpoint: getOrdersEndpoint,
  },
  {
    method: 'GET',
    path: '/orders.csv',
    title: 'Orders as a spreadsheet',
    needs: 'orders:read',
    endpoint: getOrdersCsvEndpoint,
  },
  {
    method: 'POST',
    path: '/orders/bulk',
    title: 'Tag or ship several orders',
    needs: 'orders:write',
    canRehearse: true,
    endpoint: bulkOrdersEndpoint,
  },
  {
    method: 'GET',
    path: '/order-tags',
    title: 'Tags of orders',
    needs: 'orders:read',
    endpoint: getOrderTagsEndpoint,
  },
]
