import type { ConsoleRoute } from '../endpoint.ts'
import { searchEndpoint } from './search.ts'

/** One box over orders, customers and products. */
export const searchRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/search',
    title: 'Search orders, customers, products and vouchers',
    needs: null,
    endpoint: searchEndpoint,
  },
]
