import { createCustomer, type NewCustomer } from '../src/core/customers/create-customer.ts'
import type { Customer } from '../src/core/customers/customer.ts'
import type { Server, Shop } from './app.ts'

/** A customer of the shop; called 王小明 unless said otherwise. */
export function aCustomer(
  server: Server,
  shop: Shop,
  given: Partial<NewCustomer> = {},
  now = new Date(),
): Promise<Customer> {
  return createCustomer(
    server.db,
    shop.actor,
    { name: '王小明', created_by: 'openapi', ...given },
    now,
  )
}
