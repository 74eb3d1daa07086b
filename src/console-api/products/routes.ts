import type { ConsoleRoute } from '../endpoint.ts'

/** Products, variants and stock. */
export const productRoutes: ConsoleRoute[] = []
