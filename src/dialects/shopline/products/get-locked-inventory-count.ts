import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

const body = z.object({ product_ids: z.array(z.string()).max(1000).optional() })

/**
 * "Get Locked Inventory Count": POST /products/locked_inventory_count, the units that running
 * checkouts hold. An order is made here in one call, which takes its stock or is refused: no
 * checkout ever holds any. Inferred: products without held units have no row.
 */
export const getLockedInventoryCountEndpoint = endpoint({ body }, async () => ({ items: [] }))
