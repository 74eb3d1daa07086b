import {
  NotBuiltError as ShoplineNotBuilt,
  errorReply as shoplineRefusal,
} from '../dialects/shopline/errors.ts'
import { routes as shoplineRoutes } from '../dialects/shopline/routes.ts'
import type { Route } from '../platform/endpoint.ts'
import type { Mount } from '../platform/http.ts'

/** One face as its documents see it. */
export interface Face {
  name: 'shopline' | 'firstline' | 'wixtar'
  /** Names for people. */
  title: string
  zhTitle: string
  /** Where server.ts mounts it. */
  prefix: string
  /** What spec/<face>/endpoints.md leaves out before its paths. */
  specBase: string
  routes: Route<unknown>[]
  refuse: Mount['refuse']
  /** What the face throws for an endpoint without an implementation. */
  notBuilt: Error
  /** How the vendor writes a list in a query string. */
  queryList: 'ids[]=1&ids[]=2' | 'ids=1,2'
  /** Endpoints that are called without a bearer token. */
  isOpen(route: { method: string; path: string }): boolean
}

/** The three faces, in the order in which they are shown. */
export const faces: Face[] = [
  {
    name: 'shopline',
    title: 'SHOPLINE Open API',
    zhTitle: 'SHOPLINE 網店',
    prefix: '/shopline',
    specBase: '/v1',
    routes: shoplineRoutes,
    refuse: shoplineRefusal,
    notBuilt: new ShoplineNotBuilt(''),
    queryList: 'ids[]=1&ids[]=2',
    isOpen: () => false,
  },
]
