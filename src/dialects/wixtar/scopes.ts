import { type Permission, type ScopedNoun, scopeFor } from '../../core/access/permissions.ts'
import type { Method } from '../../platform/http.ts'

// First word of a path after the version → what it is part of. Points and vouchers are the
// customer's.
const nouns: Record<string, ScopedNoun | null> = {
  auth: null,
  basic: 'stores',
  member: 'customers',
  order: 'orders',
  orders: 'orders',
  point: 'customers',
  points_usage_records: 'customers',
  shop_order: 'orders',
  stores: 'stores',
  ticket: 'customers',
  tickets_usage_records: 'customers',
  user: 'customers',
}

// Where the first word or the method would mislead.
const exceptions: Record<string, Permission> = {
  'GET /v1/basic/points_rules': 'settings:read',
  // The key lets its holder act as the member.
  'GET /v1/member/key': 'customers:write',
  'POST /v1/shop_order/handover': 'stores:write',
}

/** What a token needs for a route; undefined where nothing is said, which no built route may be. */
export function scopeOf(route: { method: Method; path: string }): Permission | null | undefined {
  const exception = exceptions[`${route.method} ${route.path}`]
  if (exception) return exception
  const noun = nouns[route.path.split('/')[2] ?? '']
  return noun ? scopeFor(noun, route.method) : noun
}
