import type { ConsoleRoute } from '../endpoint.ts'

/** Today’s figures. */
export const homeRoutes: ConsoleRoute[] = []
