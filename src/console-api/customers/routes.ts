import type { ConsoleRoute } from '../endpoint.ts'

/** Customers. */
export const customerRoutes: ConsoleRoute[] = []
