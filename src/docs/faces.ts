import { errorReply as consoleRefusal } from '../console-api/errors.ts'
import { routes as consoleRoutes } from '../console-api/routes.ts'
import {
  NotBuiltError as FirstlineNotBuilt,
  errorReply as firstlineRefusal,
} from '../dialects/firstline/errors.ts'
import { routes as firstlineRoutes } from '../dialects/firstline/routes.ts'
import { scopeOf as firstlineScope } from '../dialects/firstline/scopes.ts'
import {
  NotBuiltError as ShoplineNotBuilt,
  errorReply as shoplineRefusal,
} from '../dialects/shopline/errors.ts'
import { routes as shoplineRoutes } from '../dialects/shopline/routes.ts'
import { scopeOf as shoplineScope } from '../dialects/shopline/scopes.ts'
import {
  NotBuiltError as WixtarNotBuilt,
  errorReply as wixtarRefusal,
} from '../dialects/wixtar/errors.ts'
import { routes as wixtarRoutes } from '../dialects/wixtar/routes.ts'
import { scopeOf as wixtarScope } from '../dialects/wixtar/scopes.ts'
import type { Route } from '../platform/endpoint.ts'
import type { Mount } from '../platform/http.ts'

/** A line of a route table; `isOpen` where no bearer token is needed, `needs` in the console's. */
export type FaceRoute = Route<unknown> & { isOpen?: boolean; needs?: string | null }

/** One API as its documents see it: a vendor's face, or the console's. */
export interface Face {
  name: 'shopline' | 'firstline' | 'wixtar' | 'console'
  /** Its documents are /docs/<page> and /docs/<page>.json. */
  page: string
  /** Names for people. */
  title: string
  zhTitle: string
  /** Where server.ts mounts it. */
  prefix: string
  /** What spec/<face>/endpoints.md leaves out before its paths; null where no vendor has a spec. */
  specBase: string | null
  routes: FaceRoute[]
  /** What a token must be allowed for a route; null for any token. */
  scopeOf(route: FaceRoute): string | null | undefined
  refuse: Mount['refuse']
  /** What the face throws for an endpoint without an implementation; null where all are built. */
  notBuilt: Error | null
  /** How the vendor writes a list in a query string. */
  queryList: 'ids[]=1&ids[]=2' | 'ids=1,2'
  /** The schema of the body also takes the query: a GET's input is then shown as its query. */
  mixesQueryAndBody: boolean
  /** A write whose answer the vendor does not show answers 204 (spec/wixtar/conventions.md 3). */
  hasEmptyWrites: boolean
}

/** The three vendors' faces, in the order in which they are shown. */
export const faces: Face[] = [
  {
    name: 'shopline',
    page: 'shopline',
    title: 'SHOPLINE Open API',
    zhTitle: 'SHOPLINE 網店',
    prefix: '/shopline',
    specBase: '/v1',
    routes: shoplineRoutes,
    scopeOf: shoplineScope,
    refuse: shoplineRefusal,
    notBuilt: new ShoplineNotBuilt(''),
    queryList: 'ids[]=1&ids[]=2',
    mixesQueryAndBody: false,
    hasEmptyWrites: false,
  },
  {
    name: 'firstline',
    page: 'firstline',
    title: 'FIRST LINE API',
    zhTitle: 'FIRST LINE 客服',
    prefix: '/firstline',
    specBase: '',
    routes: firstlineRoutes,
    scopeOf: firstlineScope,
    refuse: firstlineRefusal,
    notBuilt: new FirstlineNotBuilt(''),
    queryList: 'ids=1,2',
    mixesQueryAndBody: true,
    hasEmptyWrites: false,
  },
  {
    name: 'wixtar',
    page: 'wixtar',
    title: 'Wixtar API',
    zhTitle: 'Wixtar 店長APP',
    prefix: '/wixtar',
    specBase: '',
    routes: wixtarRoutes,
    scopeOf: wixtarScope,
    refuse: wixtarRefusal,
    notBuilt: new WixtarNotBuilt(''),
    queryList: 'ids=1,2',
    mixesQueryAndBody: false,
    hasEmptyWrites: true,
  },
]

const consoleApi: Face = {
  name: 'console',
  page: 'guitai',
  title: 'Guitai API',
  zhTitle: 'Guitai 櫃台',
  prefix: '/api',
  specBase: null,
  routes: consoleRoutes,
  scopeOf: (route) => route.needs,
  refuse: consoleRefusal,
  notBuilt: null,
  queryList: 'ids=1,2',
  mixesQueryAndBody: false,
  hasEmptyWrites: false,
}

/** Every API that the server speaks: the faces, then our own. */
export const apis: Face[] = [...faces, consoleApi]
