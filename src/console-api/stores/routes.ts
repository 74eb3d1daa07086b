import type { ConsoleRoute } from '../endpoint.ts'

/** Stores, tills, shifts and handovers. */
export const storeRoutes: ConsoleRoute[] = []
