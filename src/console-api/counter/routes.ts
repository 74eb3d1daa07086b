import type { ConsoleRoute } from '../endpoint.ts'
import { createCounterOrderEndpoint } from './create-counter-order.ts'
import { getCounterCustomersEndpoint } from './get-counter-customers.ts'
import { getCounterOptionsEndpoint } from './get-counter-options.ts'
import { getCounterProductsEndpoint } from './get-counter-products.ts'

/** New orders of the counter and the phone, and what is looked up for them. */
export const counterRoutes: ConsoleRoute[] = [
  {
    method: 'POST',
    path: '/orders',
    title: 'Create an order at the counter',
    needs: 'orders:write',
    endpoint: createCounterOrderEndpoint,
    canRehearse: true,
  },
  {
    method: 'GET',
    path: '/counter/options',
    title: 'What a new order can choose from',
    needs: 'orders:write',
    endpoint: getCounterOptionsEndpoint,
  },
  {
    method: 'GET',
    path: '/counter/products',
    title: 'Products by barcode, SKU, number or name',
    needs: 'products:read',
    endpoint: getCounterProductsEndpoint,
  },
  {
    method: 'GET',
    path: '/counter/customers',
    title: 'Customers by phone, name, e-mail or number',
    needs: 'customers:read',
    endpoint: getCounterCustomersEndpoint,
  },
]
