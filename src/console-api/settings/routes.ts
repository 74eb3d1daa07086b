import type { ConsoleRoute } from '../endpoint.ts'
import { createDeliveryOptionEndpoint } from './create-delivery-option.ts'
import { createPaymentMethodEndpoint } from './create-payment-method.ts'
import { getDeliveryOptionsEndpoint } from './get-delivery-options.ts'
import { getPaymentMethodsEndpoint } from './get-payment-methods.ts'
import { getRolesEndpoint } from './get-roles.ts'
import { getSettingsEndpoint } from './get-settings.ts'
import { updateDeliveryOptionEndpoint } from './update-delivery-option.ts'
import { updatePaymentMethodEndpoint } from './update-payment-method.ts'
import { updateSettingsEndpoint } from './update-settings.ts'

/** The merchant’s own settings. */
export const settingRoutes: ConsoleRoute[] = [
  {
    method: 'GET',
    path: '/settings',
    title: 'Settings of the merchant',
    needs: 'settings:read',
    endpoint: getSettingsEndpoint,
  },
  {
    method: 'PATCH',
    path: '/settings',
    title: 'Change the settings',
    needs: 'settings:write',
    endpoint: updateSettingsEndpoint,
  },
  {
    method: 'GET',
    path: '/roles',
    title: 'What each role may do',
    needs: 'settings:read',
    endpoint: getRolesEndpoint,
  },
  {
    method: 'GET',
    path: '/delivery-options',
    title: 'Ways of delivery',
    needs: 'settings:read',
    endpoint: getDeliveryOptionsEndpoint,
  },
  {
    method: 'POST',
    path: '/delivery-options',
    title: 'Create a way of delivery',
    needs: 'settings:write',
    endpoint: createDeliveryOptionEndpoint,
  },
  {
    method: 'PATCH',
    path: '/delivery-options/:id',
    title: 'Change a way of delivery',
    needs: 'settings:write',
    endpoint: updateDeliveryOptionEndpoint,
  },
  {
    method: 'GET',
    path: '/payment-methods',
    title: 'Ways of payment',
    needs: 'settings:read',
    endpoint: getPaymentMethodsEndpoint,
  },
  {
    method: 'POST',
    path: '/payment-methods',
    title: 'Create a way of payment',
    needs: 'settings:write',
    endpoint: createPaymentMethodEndpoint,
  },
  {
    method: 'PATCH',
    path: '/payment-methods/:id',
    title: 'Change a way of payment',
    needs: 'settings:write',
    endpoint: updatePaymentMethodEndpoint,
  },
]
