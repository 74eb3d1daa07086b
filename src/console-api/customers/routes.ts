import type { ConsoleRoute } from '../endpoint.ts'
import { adjustCreditsEndpoint, adjustPointsEndpoint } from './adjust-balance.ts'
import { createCustomerEndpoint } from './create-customer.ts'
import { getCustomerEndpoint } from './get-customer.ts'
import { getCustomerLedgerEndpoint } from './get-customer-ledger.ts'
import { getCustomerOrdersEndpoint } from './get-customer-orders.ts'
import { getCustomerTagsEndpoint } from './get-customer-tags.ts'
import { getCustomersEndpoint } from './get-customers.ts'
import { getMergeCandidatesEndpoint } from './get-merge-candidates.ts'
import { setCustomerTagsEndpoint } from './set-customer-tags.ts'
import { updateCustomerEndpoint } from './update-customer.ts'

/** Customers. */
export const customerRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/customers',
    title: 'Customers',
    needs: 'customers:read',
    endpoint: getCustomersEndpoint,
  },
  {
    method: 'POST',
    path: '/customers',
    title: 'Create a customer',
    needs: 'customers:write',
    endpoint: createCustomerEndpoint,
  },
  {
    method: 'GET',
    path: '/customers/:id',
    title: 'One customer',
    needs: 'customers:read',
    endpoint: getCustomerEndpoint,
  },
  {
    method: 'PATCH',
    path: '/customers/:id',
    title: 'Change a customer',
    needs: 'customers:write',
    endpoint: updateCustomerEndpoint,
  },
  {
    method: 'PUT',
    path: '/customers/:id/tags',
    title: 'Replace the tags of a customer',
    needs: 'customers:write',
    endpoint: setCustomerTagsEndpoint,
  },
  {
    method: 'GET',
    path: '/customers/:id/orders',
    title: 'Orders of a customer',
    needs: 'customers:read',
    endpoint: getCustomerOrdersEndpoint,
  },
  {
    method: 'GET',
    path: '/customers/:id/ledgers',
    title: 'Credits or points of a customer',
    needs: 'customers:read',
    endpoint: getCustomerLedgerEndpoint,
  },
  {
    method: 'POST',
    path: '/customers/:id/credits',
    title: 'Give or take credits',
    needs: 'customers:write',
    canRehearse: true,
    endpoint: adjustCreditsEndpoint,
  },
  {
    method: 'POST',
    path: '/customers/:id/points',
    title: 'Give or take points',
    needs: 'customers:write',
    canRehearse: true,
    endpoint: adjustPointsEndpoint,
  },
  {
    method: 'GET',
    path: '/customers/:id/merge-candidates',
    title: 'Customers who may be the same person',
    needs: 'customers:read',
    endpoint: getMergeCandidatesEndpoint,
  },
  {
    method: 'GET',
    path: '/customer-tags',
    title: 'Names of customer tags',
    needs: 'customers:read',
    endpoint: getCustomerTagsEndpoint,
  },
]
