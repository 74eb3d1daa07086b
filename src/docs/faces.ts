import {
  NotBuiltError as FirstlineNotBuilt,
  errorReply as firstlineRefusal,
} from '../dialects/firstline/errors.ts'
import { routes as firstlineRoutes } from '../dialects/firstline/routes.ts'
import {
  NotBuiltError as ShoplineNotBuilt,
  errorReply as shoplineRefusal,
} from '../dialects/shopline/errors.ts'
import { routes as shoplineRoutes } from '../dialects/shopline/routes.ts'
import {
  NotBuiltError as WixtarNotBuilt,
  errorReply as wixtarRefusal,
} from '../dialects/wixtar/errors.ts'
import { routes as wixtarRoutes } from '../dialects/wixtar/routes.ts'
import type { Route } from '../platform/endpoint.ts'
import type { Mount } from '../platform/http.ts'

/** A line of a route table; `isOpen` where no bearer token is needed. */
export type FaceRoute = Route<unknown> & { isOpen?: boolean }

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
  routes: FaceRoute[]
  refuse: Mount['refuse']
  /** What the face throws for an endpoint without an implementation. */
  notBuilt: Error
  /** How the vendor writes a list in a query string. */
  queryList: 'ids[]=1&ids[]=2' | 'ids=1,2'
  /** The schema of the body also takes the query: a GET's input is then shown as its query. */
  mixesQueryAndBody: boolean
  /** A write whose answer the vendor does not show answers 204 (spec/wixtar/conventions.md 3). */
  hasEmptyWrites: boolean
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
    mixesQueryAndBody: false,
    hasEmptyWrites: false,
  },
  {
    name: 'firstline',
    title: 'FIRST LINE API',
    zhTitle: 'FIRST LINE 客服',
    prefix: '/firstline',
    specBase: '',
    routes: firstlineRoutes,
    refuse: firstlineRefusal,
    notBuilt: new FirstlineNotBuilt(''),
    queryList: 'ids=1,2',
    mixesQueryAndBody: true,
    hasEmptyWrites: false,
  },
  {
    name: 'wixtar',
    title: 'Wixtar API',
    zhTitle: 'Wixtar 店長APP',
    prefix: '/wixtar',
    specBase: '',
    routes: wixtarRoutes,
    refuse: wixtarRefusal,
    notBuilt: new WixtarNotBuilt(''),
    queryList: 'ids=1,2',
    mixesQueryAndBody: false,
    hasEmptyWrites: true,
  },
]
