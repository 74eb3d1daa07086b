import { type Permission, type ScopedNoun, scopeFor } from '../../core/access/permissions.ts'
import type { Method } from '../../platform/http.ts'

// First word of a path → what it is part of; null needs no scope. SHOPLINE has a scope for each of
// these words (spec/shopline/oauth.md); ours are fewer and the same for every face.
const nouns: Record<string, ScopedNoun | null> = {
  agents: 'settings',
  categories: 'products',
  channels: 'stores',
  customers: 'customers',
  delivery_options: 'settings',
  merchants: 'settings',
  order_deliveries: 'orders',
  orders: 'orders',
  payments: 'settings',
  products: 'products',
  return_orders: 'orders',
  staffs: 'settings',
  token: null,
  warehouses: 'stores',
  webhooks: 'developers',
}

/** What a token needs for a route; undefined where nothing is said, which no built route may be. */
export function scopeOf(route: { method: Method; path: string }): Permission | null | undefined {
  // The search that is sent as a body reads all the same.
  if (route.method === 'POST' && route.path === '/v1/products/search') return 'products:read'
  const noun = nouns[route.path.split('/')[2] ?? '']
  return noun ? scopeFor(noun, route.method) : noun
}
