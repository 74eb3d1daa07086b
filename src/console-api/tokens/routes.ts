import type { ConsoleRoute } from '../endpoint.ts'

/** Access tokens. */
export const tokenRoutes: ConsoleRoute[] = []
