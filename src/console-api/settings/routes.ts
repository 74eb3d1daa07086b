import type { ConsoleRoute } from '../endpoint.ts'

/** The merchant’s own settings. */
export const settingRoutes: ConsoleRoute[] = []
