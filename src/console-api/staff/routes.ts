import type { ConsoleRoute } from '../endpoint.ts'

/** The people who work for the merchant. */
export const staffRoutes: ConsoleRoute[] = []
