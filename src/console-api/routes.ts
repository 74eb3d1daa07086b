import type { Route } from '../platform/endpoint.ts'
import type { Context } from './endpoint.ts'

/** Every endpoint of the console's API, one line each. */
export const routes: Route<Context>[] = []
