import { type Permission, type ScopedNoun, scopeFor } from '../../core/access/permissions.ts'
import type { Method } from '../../platform/http.ts'

// First word of a path below /api/v1 → what it is part of; null needs no scope.
const nouns: Record<string, ScopedNoun | null> = {
  // A token may always end itself or be replaced by one with the same scopes.
  auth: null,
  contact: 'customers',
  'contact-order': 'orders',
  'contact-tag': 'customers',
  product: 'products',
}

/** What a token needs for a route; undefined where nothing is said, which no built route may be. */
export function scopeOf(route: { method: Method; path: string }): Permission | null | undefined {
  const noun = nouns[route.path.split('/')[3] ?? '']
  return noun ? scopeFor(noun, route.method) : noun
}
