import { z } from 'zod'
import { type Permission, permissionsOf } from '../../core/access/permissions.ts'
import { type SearchedNoun, searchEverything } from '../../core/search/search-everything.ts'
import { endpoint } from '../endpoint.ts'
import { searchJson } from './search-json.ts'

const query = z.object({
  /** A number, phone, e-mail, name, SKU or voucher, or a piece of one. */
  q: z.string().max(200),
  /** Of each noun at most so many. */
  limit: z
    .string()
    .regex(/^\d{1,2}$/, 'must be a number')
    .transform(Number)
    .pipe(z.number().min(1).max(20))
    .default(6),
})

const needs: Record<SearchedNoun, Permission> = {
  orders: 'orders:read',
  customers: 'customers:read',
  products: 'products:read',
  // A voucher says whose it is.
  vouchers: 'customers:read',
}

/** GET /search: one box over everything that the caller may see. */
export const searchEndpoint = endpoint({ query }, async (call) => {
  const { q, limit } = call.query
  const mine = permissionsOf(call.access)
  const nouns = (Object.keys(needs) as SearchedNoun[]).filter((noun) => mine.includes(needs[noun]))
  const found = await searchEverything(call.db, call.merchantId, { text: q, nouns, limit })
  return searchJson(q.trim(), found)
})
