import type { ConsoleRoute } from '../endpoint.ts'

/** Signing in and out, and who is signed in. */
export const sessionRoutes: ConsoleRoute[] = []
