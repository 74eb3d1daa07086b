import type { ConsoleRoute } from '../endpoint.ts'

/** One box over orders, customers and products. */
export const searchRoutes: ConsoleRoute[] = []
