import type { ConsoleRoute } from '../endpoint.ts'
import { addRegisterEndpoint } from './add-register.ts'
import { createHandoverEndpoint } from './create-handover.ts'
import { createStoreEndpoint } from './create-store.ts'
import { deleteStoreEndpoint } from './delete-store.ts'
import { getHandoversEndpoint } from './get-handovers.ts'
import { getStoreEndpoint } from './get-store.ts'
import { getStoreTakingsEndpoint } from './get-store-takings.ts'
import { getStoresEndpoint } from './get-stores.ts'
import { setRegistersEndpoint } from './set-registers.ts'
import { setShiftsEndpoint } from './set-shifts.ts'
import { updateStoreEndpoint } from './update-store.ts'

/** Stores, tills, shifts and handovers. */
export const storeRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/stores',
    title: 'Stores with what they sold today',
    needs: 'stores:read',
    endpoint: getStoresEndpoint,
  },
  {
    method: 'POST',
    path: '/stores',
    title: 'Create a store',
    needs: 'stores:write',
    endpoint: createStoreEndpoint,
  },
  {
    method: 'GET',
    path: '/stores/:id',
    title: 'Store',
    needs: 'stores:read',
    endpoint: getStoreEndpoint,
  },
  {
    method: 'PATCH',
    path: '/stores/:id',
    title: 'Change a store',
    needs: 'stores:write',
    endpoint: updateStoreEndpoint,
  },
  {
    method: 'DELETE',
    path: '/stores/:id',
    title: 'Remove a store',
    needs: 'stores:write',
    endpoint: deleteStoreEndpoint,
  },
  {
    method: 'POST',
    path: '/stores/:id/registers',
    title: 'Add a till',
    needs: 'stores:write',
    endpoint: addRegisterEndpoint,
  },
  {
    method: 'PUT',
    path: '/stores/:id/registers',
    title: 'Set the tills of a store',
    needs: 'stores:write',
    endpoint: setRegistersEndpoint,
  },
  {
    method: 'PUT',
    path: '/stores/:id/shifts',
    title: 'Set the shifts of a store',
    needs: 'stores:write',
    endpoint: setShiftsEndpoint,
  },
  {
    method: 'GET',
    path: '/stores/:id/takings',
    title: 'Takings of a business day',
    // Not a report of the shop: who hands a till over counts them.
    needs: 'stores:read',
    endpoint: getStoreTakingsEndpoint,
  },
  {
    method: 'GET',
    path: '/stores/:id/handovers',
    title: 'Handovers of a store',
    needs: 'stores:read',
    endpoint: getHandoversEndpoint,
  },
  {
    method: 'POST',
    path: '/stores/:id/handovers',
    title: 'Hand a shift over',
    // Who sells at the till hands it over.
    needs: 'orders:write',
    endpoint: createHandoverEndpoint,
  },
]
